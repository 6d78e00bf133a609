import { createDecipheriv, createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator } from './index.ts';
import { b2b, GSTIN, HandClient, invoice, steer } from './testing/hand-client.test-kit.ts';

let folder: string;
const running: Simulator[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'));
});
afterEach(async () => {
  for (const portal of running.splice(0)) await portal.close();
  rmSync(folder, { recursive: true });
});

async function start(file: string, processingMs = 0): Promise<Simulator> {
  const portal = await createSimulator({ port: 0, processingMs, stateFile: join(folder, file) });
  running.push(portal);
  return portal;
}

/** What a killed process leaves: the file as it is now, without a clean end. */
const afterKill = (file: string) => cpSync(join(folder, file), join(folder, 'after-kill'));

const movedTo = (client: HandClient, portal: Simulator) =>
  Object.assign(new HandClient(portal, GSTIN), {
    token: client.token,
    sessionKey: client.sessionKey,
    appKey: client.appKey,
  });

describe('the state', () => {
  test('holds a filing from the moment of its answer, whatever happens to the process', async () => {
    const portal = await start('state');
    const client = new HandClient(portal, GSTIN);
    await client.signIn();
    const arn = await client.filed(b2b([invoice('A/1')]));
    afterKill('state');
    const again = await start('after-kill');
    expect(again.publicKeyPem).toBe(portal.publicKeyPem);
    const same = movedTo(client, again);
    expect((await same.track('2025-26')).plain.EFiledlist).toMatchObject([{ arn }]);
    expect((await same.section('102025', 'B2B')).plain.b2b[0]).toMatchObject({
      cfs: 'Y',
      inv: [{ inum: 'A/1' }],
    });
    expect((await same.proceed('102025')).code).toBe('RET00009');
  });

  test('holds a save that was accepted and not yet processed', async () => {
    const client = new HandClient(await start('state', 300), GSTIN);
    await client.signIn();
    const { plain } = await client.save(b2b([invoice('A/1')]));
    afterKill('state');
    const same = movedTo(client, await start('after-kill', 300));
    expect(await same.ended('102025', plain.reference_id)).toMatchObject({ status_cd: 'P' });
  });

  test('is read although the last line was cut short', async () => {
    const client = new HandClient(await start('state'), GSTIN);
    await client.signIn();
    await client.saved(b2b([invoice('A/1')]));
    await running.pop()?.close();
    appendFileSync(join(folder, 'state'), '["return","27AAMCT7421K1ZV/10');
    const same = movedTo(client, await start('state'));
    expect((await same.section('102025', 'B2B')).ok).toBe(true);
  });

  test('forgets everything at a reset but its certificate', async () => {
    const portal = await start('state');
    const client = new HandClient(portal, GSTIN);
    await client.signIn();
    await client.filed(b2b([invoice('A/1')]));
    await steer(portal.url, 'POST', 'reset');
    expect((await client.summary('102025')).code).toBe('AUTH4033');
    afterKill('state');
    const again = await start('after-kill');
    expect(again.publicKeyPem).toBe(portal.publicKeyPem);
    expect(await steer(again.url, 'GET', `returns/${GSTIN}/102025`)).toMatchObject({
      state: 'EMPTY',
      records: 0,
    });
  });
});

test('the same seed gives the same reference ids and acknowledgement numbers', async () => {
  const run = async () => {
    const portal = await createSimulator({ port: 0, processingMs: 0, seed: 7 });
    running.push(portal);
    const client = new HandClient(portal, GSTIN);
    await client.signIn();
    return client.filed(b2b([invoice('A/1')]));
  };
  expect(await run()).toBe(await run());
});

test('an answer over the limit comes as an encrypted file once it is ready', async () => {
  const portal = await createSimulator({
    port: 0,
    processingMs: 0,
    largeAnswerCharacters: 500,
    fileMs: 60_000,
  });
  running.push(portal);
  const client = new HandClient(portal, GSTIN);
  await client.signIn();
  await client.saved(b2b([invoice('A/1'), invoice('A/2'), invoice('A/3')]));
  const { plain: offer } = await client.section('102025', 'B2B');
  expect(offer).toMatchObject({ token: expect.any(String), est: '1' });
  const details = () =>
    client.get('/taxpayerapi/v1.1/returns', '102025', { action: 'FILEDET', token: offer.token });
  expect((await details()).code).toBe('RTN_24');
  await steer(portal.url, 'PUT', 'clock', { advanceMs: 61_000 });
  const { plain } = await details();
  const archive = Buffer.from(await (await fetch(plain.urls[0].ul)).arrayBuffer());
  expect(createHash('sha256').update(archive).digest('hex')).toBe(plain.urls[0].hash);
  expect(plain).toMatchObject({ fc: 1, urls: [{ ic: 3 }] });
  const tar = gunzipSync(archive);
  const size = Number.parseInt(tar.toString('latin1', 124, 135), 8);
  const quoted = tar.toString('latin1', 512, 512 + size);
  const decipher = createDecipheriv('aes-256-ecb', Buffer.from(plain.ek, 'base64'), null);
  const base64 = decipher.update(JSON.parse(quoted), 'base64', 'latin1') + decipher.final('latin1');
  expect(JSON.parse(Buffer.from(base64, 'base64').toString()).b2b[0].inv).toHaveLength(3);
});

describe('the steering routes', () => {
  test('show what was received, decrypted, with its outcome', async () => {
    const portal = await start('state');
    const client = new HandClient(portal, GSTIN);
    await client.signIn();
    await client.save(b2b([invoice('A/1')]));
    const calls = await steer(portal.url, 'GET', `calls?gstin=${GSTIN}&action=RETSAVE`);
    expect(calls).toMatchObject([{ action: 'RETSAVE', returnPeriod: '102025', outcome: 'ok' }]);
    expect(JSON.parse(calls[0].request).b2b[0].inv[0].inum).toBe('A/1');
    expect(JSON.stringify(await steer(portal.url, 'GET', 'calls'))).not.toContain(client.token);
  });

  test('set the clock, and a filing is dated by it in India', async () => {
    const portal = await start('state');
    await steer(portal.url, 'PUT', 'clock', { set: '2025-11-10T20:00:00Z' });
    const client = new HandClient(portal, GSTIN);
    await client.signIn();
    await client.filed(b2b([invoice('A/1')]));
    expect((await client.track('2025-26')).plain.EFiledlist).toMatchObject([{ dof: '11-11-2025' }]);
  });

  test('serve the certificate and a page', async () => {
    const portal = await start('state');
    expect(await steer(portal.url, 'GET', 'certificate')).toBe(portal.publicKeyPem);
    const page = await fetch(portal.url).then((answer) => answer.text());
    expect(page).toContain('<!doctype html>');
  });
});
