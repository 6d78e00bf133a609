// The whole chain of a program's call: served dialect, filing, gateway, encryption, portal; each part in a process of its own.
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import {
  call,
  newGstin,
  p99,
  period,
  returnOf,
  sandboxTaxpayer,
  startChain,
  startPart,
  stopAll,
  together,
  whitebooksTaxpayer,
} from './gateway-stage.mjs';

const atOnce = 32;
const returns = '/gst/compliance/tax-payer/gstrs';
const parse = ({ text }) => JSON.parse(text);

/** The two dialects, as far as the measures need them. */
const dialects = {
  sandbox: {
    signIn: sandboxTaxpayer,
    save: () => ({ method: 'POST', path: `${returns}/gstr-1/2026/10` }),
    status: (_gstin, id) => ({ path: `${returns}/2026/10/status?reference_id=${id}` }),
    data: (answer) => parse(answer).data.data,
  },
  whitebooks: {
    signIn: whitebooksTaxpayer,
    save: () => ({ method: 'PUT', path: '/gstr1/retsave?email=bench@example.in' }),
    status: (gstin, id) => ({
      path: `/gstr/retstatus?email=bench@example.in&gstin=${gstin}&returnperiod=${period}&refid=${id}`,
    }),
    data: (answer) => parse(answer).data,
  },
};

/** The parts are started once; the last measure ends them. */
export async function measure(n) {
  const chain = await startChain();
  return [
    () => statusCalls(chain, 'sandbox', { gstin: newGstin(1), calls: n ?? 3_000 }),
    () => statusCalls(chain, 'whitebooks', { gstin: newGstin(2), calls: n ?? 3_000 }),
    () => largeSave(chain),
    async () => ({ ...(await manySaves(chain, 1_000)), after: () => stopAll(chain.dataDir) }),
  ];
}

/** A taxpayer of a dialect, with his ways to save and to ask. */
async function taxpayer({ product }, name, gstin) {
  const { signIn, save, status, data } = dialects[name];
  const headers = await signIn(product, gstin);
  const saving = { ...save(gstin), headers };
  const asking = (id) => ({ ...status(gstin, id), headers });
  const follow = async (id) => {
    for (;;) {
      const answer = data(await call(product.url, asking(id)));
      if (answer.status_cd !== 'REC' && answer.status_cd !== 'IP') return answer;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const saved = async (body) => data(await call(product.url, { ...saving, body })).reference_id;
  return { save: saved, follow, asking };
}

/** Status calls of a signed-in taxpayer, against a bare route that answers the same bytes. */
async function statusCalls(chain, dialect, { gstin, calls }) {
  const { save, follow, asking } = await taxpayer(chain, dialect, gstin);
  const id = await save(JSON.stringify(returnOf(gstin, 1)));
  await follow(id);
  const { text, headers } = await call(chain.product.url, asking(id));
  const sent = ['content-length', 'date', 'connection', 'keep-alive'];
  const same = Object.fromEntries(Object.entries(headers).filter(([name]) => !sent.includes(name)));
  const bare = await startPart('bare', { answer: text, headers: same });
  const [product, floor] = [chain.product, bare].map((part) => ({ part, times: [], cpu: [] }));
  const run =
    ({ part, times, cpu }) =>
    async () => {
      const before = (await part.ask('cpu')).microseconds;
      times.push(...(await together({ calls, atOnce, make: () => call(part.url, asking(id)) })));
      cpu.push(((await part.ask('cpu')).microseconds - before) / calls);
    };
  return {
    name: `gateway: status by ${dialect}`,
    ours: run(product),
    floor: run(floor),
    n: calls,
    floorIs: 'a bare Fastify route answering the same bytes; aim: a quarter of its calls, that is 4',
    // The least of the rounds: what else runs on the machine makes every call dearer.
    more: () => ({
      p99_ms: round(p99(product.times)),
      cpu_us: round(Math.min(...product.cpu)),
      floor_cpu_us: round(Math.min(...floor.cpu)),
    }),
  };
}

/** One save of 5 MB, against the JSON and the cryptography that its way needs. */
async function largeSave(chain) {
  const gstin = newGstin(3);
  const { save, follow } = await taxpayer(chain, 'sandbox', gstin);
  const payload = returnOf(gstin, 29_000);
  const body = JSON.stringify(payload);
  return {
    name: 'gateway: save of 5 MB',
    ours: async () => void (await save(body)),
    between: async () => void (await follow(await save(JSON.stringify(returnOf(gstin, 1))))),
    floor: () => needed(body),
    n: body.length,
    floorIs: 'JSON read and written, AES, base64 and HMAC of the same bytes, there and at the portal; aim 3',
  };
}

const key = Buffer.alloc(32, 5);

/** What cannot be left out: the program's JSON read, the payload written, sealed, sent as JSON, read and opened. */
function needed(body) {
  const text = Buffer.from(Buffer.from(JSON.stringify(JSON.parse(body))).toString('base64'), 'latin1');
  const cipher = createCipheriv('aes-256-ecb', key, null);
  const data = Buffer.concat([cipher.update(text), cipher.final()]).toString('base64');
  const hmac = createHmac('sha256', key).update(text).digest('base64');
  const received = JSON.parse(
    Buffer.from(`{"action":"RETSAVE","hmac":"${hmac}","data":"${data}"}`).toString(),
  );
  const decipher = createDecipheriv('aes-256-ecb', key, null);
  const opened = Buffer.concat([decipher.update(Buffer.from(received.data, 'base64')), decipher.final()]);
  if (createHmac('sha256', key).update(opened).digest('base64') !== received.hmac) throw new Error('HMAC');
  JSON.parse(Buffer.from(opened.toString('latin1'), 'base64').toString());
}

/** So many saves of 100 invoices by fifty taxpayers: what the product holds after 200 of them, and after all. */
async function manySaves(chain, saves) {
  const people = [];
  for (let serial = 0; serial < 50; serial += 1) {
    const gstin = newGstin(100 + serial);
    people.push({
      ...(await taxpayer(chain, serial % 2 ? 'sandbox' : 'whitebooks', gstin)),
      body: JSON.stringify(returnOf(gstin, 100)),
    });
  }
  const heap = async () => (await chain.product.ask('heap')).heapMb;
  const some = async (calls) => {
    const make = (index) => people[index % 50].save(people[index % 50].body);
    return together({ calls, atOnce: 8, make });
  };
  const times = await some(200);
  const early = await heap();
  times.push(...(await some(saves - 200)));
  const late = await heap();
  return {
    name: 'gateway: memory',
    n: saves,
    only: {
      heap_mb_after_200: round(early),
      heap_mb_after_all: round(late),
      p99_ms: round(p99(times)),
    },
  };
}

const round = (number) => Math.round(number * 10) / 10;
