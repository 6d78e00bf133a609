import type { FastifyInstance } from 'fastify';
import { AS_SENT, assemble } from './assemble.ts';
import { readFaults } from './faults.ts';
import { isTaxpayerGstin } from './gstin.ts';
import { nameOf } from './inward/reports.ts';
import { PAGE } from './page.ts';
import { settle } from './processing.ts';
import { returnOf } from './return-state.ts';
import { addReportRoutes } from './steering-reports.ts';
import { taxpayerWith } from './taxpayer.ts';
import { type OtherForm, slotOf, type TaxpayerState, type World } from './world.ts';

/** Puts the routes on the server that look into the world and steer it; none of them is part of the portal. */
export function addSteeringRoutes(server: FastifyInstance, world: World): void {
  server.addHook('onRequest', async (request, reply) => {
    // A page of somewhere else, open in the same browser, must not steer.
    const isForeign = request.headers['sec-fetch-site'] === 'cross-site' && request.method !== 'GET';
    if (isForeign)
      await reply
        .code(403)
        .send({ says: 'Steering from another site is not possible. Open this page itself.' });
  });
  server.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  server.get('/_simulator/certificate', (_request, reply) =>
    reply.type('application/x-pem-file').send(world.keys.publicPem),
  );
  server.post('/_simulator/reset', () => {
    world.reset();
    return { done: true };
  });
  addClockRoutes(server, world);
  addFaultRoutes(server, world);
  addTaxpayerRoutes(server, world);
  addViewRoutes(server, world);
  addReportRoutes(server, world);
}

function addClockRoutes(server: FastifyInstance, world: World): void {
  const shown = () => ({ now: new Date(world.clock.now()).toISOString(), offsetMs: world.clock.offsetMs });
  server.get('/_simulator/clock', shown);
  server.put('/_simulator/clock', (request, reply) => {
    const { set, offsetMs, advanceMs } = request.body as {
      set?: string;
      offsetMs?: number;
      advanceMs?: number;
    };
    const instant = set === undefined ? Number.NaN : Date.parse(set);
    if (set !== undefined && Number.isNaN(instant)) {
      return reply.code(400).send({ says: `"${set}" is no instant. Write it as 2026-11-24T10:00:00Z.` });
    }
    if (set !== undefined) world.clock.set(instant);
    if (offsetMs !== undefined) world.clock.offsetMs = offsetMs;
    if (advanceMs !== undefined) world.clock.offsetMs += advanceMs;
    world.saveClock();
    return shown();
  });
  server.get('/_simulator/seed', () => ({ seed: world.chance.seed, drawn: world.chance.drawn }));
  server.put('/_simulator/seed', (request) => {
    world.chance.seed = Number((request.body as { seed: number }).seed);
    world.chance.drawn = 0;
    world.flush();
    return { seed: world.chance.seed, drawn: 0 };
  });
}

function addFaultRoutes(server: FastifyInstance, world: World): void {
  const shown = () => ({ faults: world.faults.list() });
  server.get('/_simulator/faults', shown);
  server.put('/_simulator/faults', (request, reply) => {
    const faults = readFaults(request.body);
    if (typeof faults === 'string') return reply.code(400).send({ says: faults });
    world.faults.set(faults);
    return shown();
  });
  server.post('/_simulator/faults', (request, reply) => {
    const faults = readFaults(Array.isArray(request.body) ? request.body : [request.body]);
    if (typeof faults === 'string') return reply.code(400).send({ says: faults });
    for (const fault of faults) world.faults.add(fault);
    return shown();
  });
  server.delete('/_simulator/faults', () => {
    world.faults.set([]);
    return shown();
  });
}

function addTaxpayerRoutes(server: FastifyInstance, world: World): void {
  server.get('/_simulator/taxpayers', () => [...world.taxpayers.values()]);
  server.post('/_simulator/taxpayers', (request, reply) => {
    const given = request.body as Partial<TaxpayerState>;
    if (!isTaxpayerGstin(given.gstin)) {
      return reply
        .code(400)
        .send({ says: `GSTIN "${String(given.gstin)}" is not valid. Check its fifteenth character.` });
    }
    const before = world.taxpayers.get(given.gstin) ?? taxpayerWith(given.gstin);
    // Naming users closes the registration to others.
    const isOpen = given.isOpen ?? (given.userNames === undefined && before.isOpen);
    const taxpayer = { ...before, ...given, isOpen };
    world.taxpayers.set(taxpayer.gstin, taxpayer);
    world.flush();
    return taxpayer;
  });
  server.get('/_simulator/otps', () => ({
    login: Object.fromEntries([...world.loginOtps.entries()].map(([, userName, otp]) => [userName, otp])),
    evc: Object.fromEntries([...world.evcOtps.entries()].map(([, place, otp]) => [place, otp])),
  }));
}

function addViewRoutes(server: FastifyInstance, world: World): void {
  server.get('/_simulator/overview', () => overviewOf(world));
  server.get('/_simulator/calls', (request) => {
    const { gstin, action, limit } = request.query as { gstin?: string; action?: string; limit?: string };
    const calls = world.calls.list(gstin).filter((call) => action === undefined || call.action === action);
    return limit === undefined ? calls : calls.slice(-Number(limit));
  });
  server.get('/_simulator/calls/:id', (request, reply) => {
    const { id } = request.params as { id: string };
    const call = world.calls.list().find((each) => each.id === Number(id));
    return call ?? reply.code(404).send({ says: `Call ${id} is no longer kept. Look among the latest.` });
  });
  server.get('/_simulator/returns/:gstin/:period', (request) => {
    const { gstin, period } = request.params as { gstin: string; period: string };
    const { form } = request.query as { form?: OtherForm };
    const slot = slotOf({ period, form });
    settle(world, gstin, slot);
    const records = world.recordsOf(`${gstin}/${slot}`).all();
    const { gt, cur_gt: current, ...rest } = returnOf(world, gstin, slot);
    const turnover = {
      ...(gt === undefined ? {} : { gt }),
      ...(current === undefined ? {} : { cur_gt: current }),
    };
    return {
      ...rest,
      arn: rest.arn ?? null,
      jobs: [...world.jobs.values()]
        .filter((job) => job.gstin === gstin && slotOf(job) === slot)
        .map(({ body: _body, ...job }) => job),
      records: records.length,
      saved: { gstin, fp: period, ...turnover, ...assemble(records, AS_SENT) },
    };
  });
}

const CALLS_ON_PAGE = 100;
const ROWS_ON_PAGE = 20;

/** What others brought into the world, and what was uploaded: the latest of each kind. */
function latestOfOthers(world: World): object {
  const latest = <Row>(rows: Iterable<Row>) => [...rows].slice(-ROWS_ON_PAGE).reverse();
  return {
    reports: latest(world.reports.values()).map((report) => ({ ...report, name: nameOf(report) })),
    eInvoices: latest(world.eInvoices.values()),
    documents: latest(world.documents.values()).map(({ content: _content, ...document }) => document),
  };
}

/** What the page shows: no bodies, the latest call first. */
function overviewOf(world: World): object {
  const returns = [...world.returns.values()];
  const shown = (gstin: string) =>
    returns
      .filter((each) => each.gstin === gstin)
      .map((each) => ({ ...each, records: world.recordsOf(`${gstin}/${slotOf(each)}`).size }));
  return {
    now: new Date(world.clock.now()).toISOString(),
    offsetMs: world.clock.offsetMs,
    taxpayers: [...world.taxpayers.values()].map((taxpayer) => ({
      ...taxpayer,
      returns: shown(taxpayer.gstin),
    })),
    faults: world.faults.list(),
    ...latestOfOthers(world),
    calls: world.calls
      .list()
      .slice(-CALLS_ON_PAGE)
      .reverse()
      .map(({ request: _request, answer: _answer, ...call }) => call),
  };
}
