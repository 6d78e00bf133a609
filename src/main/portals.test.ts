import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Registration, Store } from '../filing/needs/store.ts';
import { readConfig } from './config.ts';
import { openPortals } from './portals.ts';

const registration: Registration = {
  gstin: '27AAMCT7421K1ZV',
  legalName: 'Tapti Sales',
  portalUserName: 'tapti',
  signatoryPan: 'AAMCT7421K',
  gateway: 'gstn',
  frequency: 'monthly',
  turnoverPreviousYear: null,
  turnoverCurrentYear: null,
};

let server: Server;
let folder: string;
let seen: { readonly url: string; readonly headers: IncomingHttpHeaders }[];

beforeEach(async () => {
  seen = [];
  folder = mkdtempSync(join(tmpdir(), 'vivarani-portals-'));
  server = createServer(({ url = '', headers }, response) => {
    seen.push({ url, headers });
    response.end(JSON.stringify({ status_cd: '1' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

describe('a provider that passes the calls of GSTN through', () => {
  it('is reached under its path and with the headers that it wants besides', async () => {
    const keyFile = join(folder, 'portal.pem');
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(keyFile, publicKey.export({ type: 'spki', format: 'pem' }));
    const config = readConfig(
      { dataDir: folder },
      {
        GSTN_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/gsp`,
        GSTN_PUBLIC_KEY_FILE: keyFile,
        GSTN_CLIENT_ID: 'an-id',
        GSTN_CLIENT_SECRET: 'a-secret',
        GSTN_EXTRA_HEADERS: '{"x-gsp-key":"gsp-key","x-gsp-account":"tapti"}',
      },
    );
    const store: Store = {
      inBooks: () => Promise.reject(new Error('none')),
      inTurn: (_t, _k, work) => work(),
      keepCalls: () => Promise.reject(new Error('none')),
    };
    const clock = { now: () => '2026-11-05T10:00:00.000Z' };
    const portals = openPortals(config, { store, clock, onFailure: () => undefined });
    await portals
      .portalOf('local', registration)
      .requestOtp({ gstin: registration.gstin, userName: registration.portalUserName });
    await portals.close();
    expect(seen).toMatchObject([
      {
        url: '/gsp/taxpayerapi/v1.0/authenticate',
        headers: { clientid: 'an-id', 'x-gsp-key': 'gsp-key', 'x-gsp-account': 'tapti' },
      },
    ]);
  });
});
