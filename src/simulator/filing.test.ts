import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSimulator, type Simulator } from './index.ts';
import { b2b, GSTIN, HandClient, invoice, steer } from './testing/hand-client.test-kit.ts';

test('a return is saved, prepared, filed once and found in the public record', async () => {
  const portal = await createSimulator({ port: 0, processingMs: 200 });
  const client = new HandClient(portal, GSTIN);
  expect((await client.signIn()).plain).toMatchObject({ status_cd: '1', expiry: 360 });
  const saved = await client.save(b2b([invoice('A/1'), invoice('A/2')]));
  expect((await client.status('102025', saved.plain.reference_id)).plain).toMatchObject({
    status_cd: 'REC',
    action: 'SAVE',
  });
  expect(await client.ended('102025', saved.plain.reference_id)).toEqual({
    form_typ: 'R1',
    status_cd: 'P',
    action: 'SAVE',
  });
  const proceeded = await client.proceed('102025');
  await client.ended('102025', proceeded.plain.reference_id);
  const { plain: summary } = await client.summary('102025');
  await client.evcOtp();
  const { plain: filed } = await client.file('102025', summary);
  expect(filed.ack_num).toMatch(/^AA271025\d{6}[0-9A-Z]$/);
  expect((await client.track('2025-26')).plain.EFiledlist).toMatchObject([
    { arn: filed.ack_num, ret_prd: '102025', status: 'Filed' },
  ]);
  expect((await client.file('102025', summary)).code).toBe('RET00009');
  expect(await steer(portal.url, 'GET', `returns/${GSTIN}/102025`)).toMatchObject({
    state: 'FILED',
    filings: 1,
    records: 2,
  });
  await portal.close();
});

describe('filing', () => {
  let portal: Simulator;
  let client: HandClient;
  beforeEach(async () => {
    portal = await createSimulator({ port: 0, processingMs: 0 });
    client = new HandClient(portal, GSTIN);
    await client.signIn();
  });
  afterEach(() => portal.close());

  const ready = async () => {
    await client.saved(b2b([invoice('A/1')]));
    const { plain } = await client.proceed('102025');
    await client.ended('102025', plain.reference_id);
    return (await client.summary('102025')).plain;
  };

  test('needs the return to be prepared, and again after each later save', async () => {
    await client.saved(b2b([invoice('A/1')]));
    await client.evcOtp();
    const early = (await client.summary('102025')).plain;
    expect((await client.file('102025', early)).code).toBe('RT_FIL_10');
    const summary = await ready();
    expect((await client.proceed('102025')).code).toBe('RET00003');
    await client.saved(b2b([invoice('A/2')]));
    expect((await client.file('102025', summary)).code).toBe('RT_FIL_10');
  });

  test('refuses a summary that is not the latest and one that was changed', async () => {
    const summary = await ready();
    await client.evcOtp();
    expect((await client.file('102025', { ...summary, chksum: 'old' })).code).toBe('RT_FIL_09');
    expect((await client.file('102025', { ...summary, sec_sum: [] })).code).toBe('RET13507');
    expect((await client.file('102025', { gstin: GSTIN, ret_period: '102025', isnil: 'Y' })).code).toBe(
      'RET13507',
    );
  });

  test('takes the long summary as well as the short one', async () => {
    await ready();
    await client.evcOtp();
    const { plain: long } = await client.summary('102025', 'L');
    expect(long.sec_sum.find((row: { sec_nm: string }) => row.sec_nm === 'B2B').cpty_sum).toMatchObject([
      { ttl_rec: 1 },
    ]);
    expect((await client.file('102025', long)).ok).toBe(true);
  });

  test('refuses an EVC that is wrong, never asked for, expired, or of a PAN that may not sign', async () => {
    const summary = await ready();
    expect((await client.file('102025', summary)).code).toBe('RET13506');
    expect((await client.evcOtp('ABCDE1234F')).code).toBe('OTP0010');
    await client.evcOtp();
    expect((await client.file('102025', summary, '111111')).code).toBe('RET13506');
    expect((await client.file('102025', summary, '575757', 'ABCDE1234F')).code).toBe('RT_FIL_018');
    await steer(portal.url, 'PUT', 'clock', { advanceMs: 11 * 60_000 });
    expect((await client.file('102025', summary)).code).toBe('RET13506');
    await client.evcOtp();
    expect((await client.file('102025', summary)).ok).toBe(true);
  });

  test('takes the PAN of a signatory who was added', async () => {
    await steer(portal.url, 'POST', 'taxpayers', { gstin: GSTIN, pans: ['ABCDE1234F'] });
    const summary = await ready();
    await client.evcOtp('ABCDE1234F');
    expect((await client.file('102025', summary, '575757', 'ABCDE1234F')).ok).toBe(true);
  });

  test('files a nil return without a summary', async () => {
    const proceeded = await client.proceed('092025', { isnil: 'Y' });
    await client.ended('092025', proceeded.plain.reference_id);
    await client.evcOtp();
    const { plain } = await client.file('092025', { gstin: GSTIN, ret_period: '092025', isnil: 'Y' });
    expect(plain.ack_num).toMatch(/^AA270925/);
  });

  test('is not announced in the public record before it is done', async () => {
    await ready();
    expect((await client.track('2025-26')).code).toBe('LG9002');
  });

  test('has a summary of zeros before anything is saved, in the order of the portal', async () => {
    const { plain } = await client.summary('102025');
    const names = plain.sec_sum.map((row: { sec_nm: string }) => row.sec_nm);
    expect(names.slice(0, 9)).toEqual(
      'AT ATA B2B B2BA B2BA_4A B2BA_4B B2BA_6C B2BA_SEZWOP B2BA_SEZWP'.split(' '),
    );
    expect(names.slice(-10)).toEqual(
      'TXPDA DOC_ISSUE CDNR CDNRA CDNUR CDNURA EXP EXPA SUPECOM SUPECOMA'.split(' '),
    );
    const total = plain.sec_sum.find((row: { sec_nm: string }) => row.sec_nm === 'TTL_LIAB');
    expect(total).toMatchObject({ chksum: plain.chksum, ttl_rec: 0, ttl_tax: '0' });
    const exports = plain.sec_sum.find((row: { sec_nm: string }) => row.sec_nm === 'EXP');
    expect(exports.chksum).toBe('3b7546ed79e3e5a7907381b093c5a182cbf364c5dd0443dfa956c8cca271cc33');
    expect(exports.sub_sections.map((row: { typ: string }) => row.typ)).toEqual(['EXPWOP', 'EXPWP']);
  });
});
