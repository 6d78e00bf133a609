// Processes of the measure of the gateways, and a program that calls them over kept connections.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gstinCheckCharacter } from '../dist/core/index.js';

export const period = '102026';
const otp = '575757';
const agent = new Agent({ keepAlive: true });
const started = [];

/** Starts a part in a process of its own; it ends with this one. */
export async function startPart(name, settings = {}) {
  const path = new URL('gateway-part.mjs', import.meta.url);
  const flags = ['--expose-gc', ...(process.env.BENCH_FLAGS?.split(' ') ?? [])];
  const child = fork(path, [name, JSON.stringify(settings)], { execArgv: flags });
  started.push(child);
  const [document] = await once(child, 'message');
  const ask = async (what) => {
    child.send({ ask: what });
    return (await once(child, 'message'))[0];
  };
  return { ...document, ask };
}

/** The portal and the product, each in its process. */
export async function startChain() {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-gateway-'));
  const portal = await startPart('portal');
  const product = await startPart('product', { dataDir, simulatorUrl: portal.url });
  return { portal, product, dataDir };
}

/** Ends every part, the product before its portal, and removes what they kept. */
export async function stopAll(dataDir) {
  for (const child of started.splice(0).reverse()) {
    child.send({ ask: 'stop' });
    await once(child, 'exit');
  }
  agent.destroy();
  await rm(dataDir, { recursive: true, force: true });
}

export function newGstin(serial) {
  const first14 = `27AAPCB${String(serial).padStart(4, '0')}K1Z`;
  return first14 + gstinCheckCharacter(first14);
}

/** A call; answers status, headers and text. */
export function call(url, { method = 'GET', path, headers = {}, body }) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const sent = request(url + path, { method, agent, headers: { ...headers, ...length } }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (answer.statusCode === 200) resolve({ text, headers: answer.headers });
        else reject(new Error(`${method} ${path} answered ${answer.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Signs a taxpayer in by the sandbox dialect; answers the headers of his calls. */
export async function sandboxTaxpayer({ url, keys }, gstin) {
  const own = { 'x-api-key': keys.apiKey, 'x-api-version': '1.0.0', 'content-type': 'application/json' };
  const post = async (path, headers, body) =>
    JSON.parse((await call(url, { method: 'POST', path, headers: { ...own, ...headers }, body })).text).data;
  const { access_token: api } = await post('/authenticate', { 'x-api-secret': keys.apiSecret });
  const named = JSON.stringify({ gstin, username: `user-${gstin}` });
  await post('/gst/compliance/tax-payer/otp', { authorization: api }, named);
  const verify = `/gst/compliance/tax-payer/otp/verify?otp=${otp}`;
  const { access_token: authorization } = await post(verify, { authorization: api }, named);
  return { ...own, authorization };
}

/** Signs a taxpayer in by the WhiteBooks dialect; answers the headers of his calls. */
export async function whitebooksTaxpayer({ url, keys }, gstin) {
  const headers = {
    client_id: keys.apiKey,
    client_secret: keys.apiSecret,
    gst_username: `user-${gstin}`,
    state_cd: gstin.slice(0, 2),
    ip_address: '127.0.0.1',
  };
  const at = (word, more = '') => `/authentication/${word}?email=bench@example.in&gstin=${gstin}${more}`;
  const { header } = JSON.parse((await call(url, { path: at('otprequest'), headers })).text);
  const signedIn = { ...headers, txn: header.txn };
  await call(url, { path: at('authtoken', `&otp=${otp}`), headers: signedIn });
  return { ...signedIn, gstin, ret_period: period, 'content-type': 'application/json' };
}

/** A return with so many invoices, as JSON. */
export function returnOf(gstin, invoices) {
  const inv = Array.from({ length: invoices }, (_, index) => ({
    inum: `B-${index}`,
    idt: '15-10-2026',
    val: 1180,
    pos: '29',
    rchrg: 'N',
    inv_typ: 'R',
    itms: [{ num: 1801, itm_det: { rt: 18, txval: 1000, iamt: 180, csamt: 0 } }],
  }));
  return { gstin, fp: period, b2b: [{ ctin: '29AADFM3390P1ZN', inv }] };
}

/** Makes so many calls with so many under way at once; answers the milliseconds of each. */
export async function together({ calls, atOnce, make }) {
  const times = [];
  let next = 0;
  const worker = async () => {
    while (next < calls) {
      const index = next;
      next += 1;
      const begun = performance.now();
      await make(index);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return times;
}

export function p99(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
}
