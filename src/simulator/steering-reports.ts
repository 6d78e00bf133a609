import type { FastifyInstance } from 'fastify';
import { cancelEInvoice, registerEInvoices } from './e-invoices.ts';
import { reportsTo } from './inward/reports.ts';
import { takeReports } from './inward/take-reports.ts';
import { type SeededReturn, seedReturn } from './seed-return.ts';
import type { World } from './world.ts';

/** Puts the routes on the server by which others act in the world: suppliers, distributors, customs, deductors. */
export function addReportRoutes(server: FastifyInstance, world: World): void {
  server.post('/_simulator/returns', (request, reply) => {
    const seeded = request.body as SeededReturn;
    if (seeded?.filedAt !== undefined && Number.isNaN(Date.parse(seeded.filedAt)))
      return reply
        .code(400)
        .send({ says: `"${seeded.filedAt}" is no instant. Write it as 2026-11-10T10:00:00Z.` });
    const outcome = seedReturn(world, seeded);
    if (outcome) return outcome;
    return reply.code(400).send({ says: 'The payload names no valid GSTIN. Check its fifteenth character.' });
  });
  server.get('/_simulator/reports/:gstin', (request) =>
    reportsTo(world, (request.params as { gstin: string }).gstin),
  );
  server.post('/_simulator/reports', (request, reply) => {
    const taken = takeReports(world, request.body as Readonly<Record<string, unknown>>);
    return typeof taken === 'string' ? reply.code(400).send({ says: taken }) : taken;
  });
  addEInvoiceRoutes(server, world);
  server.get('/_simulator/documents', () =>
    [...world.documents.values()].map(({ content: _content, ...document }) => document),
  );
  server.get('/_simulator/documents/:id', (request, reply) => {
    const { id } = request.params as { id: string };
    const document = world.documents.get(id);
    if (!document) return reply.code(404).send({ says: `Nobody has uploaded a document ${id}.` });
    return reply.type(document.contentType).send(Buffer.from(document.content, 'base64'));
  });
}

function addEInvoiceRoutes(server: FastifyInstance, world: World): void {
  server.get('/_simulator/e-invoices', () => [...world.eInvoices.values()]);
  server.post('/_simulator/e-invoices', (request, reply) => {
    const registered = registerEInvoices(world, request.body as Readonly<Record<string, unknown>>);
    return typeof registered === 'string' ? reply.code(400).send({ says: registered }) : registered;
  });
  server.delete('/_simulator/e-invoices/:irn', (request, reply) => {
    const { irn } = request.params as { irn: string };
    return cancelEInvoice(world, irn) ?? reply.code(404).send({ says: `There is no e-invoice ${irn}.` });
  });
}
