import { printedSale } from '../../filing/index.ts';
import { writeInvoice } from '../../workbooks/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { EntryPath } from './sale-documents.ts';

/** GET …/print.pdf: an invoice, note or voucher of the books as rule 46 and its like want it. */
export function printRoutes(app: Api, { filing }: ApiContext): void {
  const schema = {
    tags: ['documents'],
    summary: 'An invoice, note, receipt or refund voucher as it is given to the customer, .pdf',
    params: EntryPath,
  };
  app.get('/sale-documents/:gstin/:entry/print.pdf', { schema }, async (request, reply) => {
    const printed = await printedSale(filing, actorOf(request), request.params);
    const name = `${printed.title} ${printed.number}`.replace(/[^\w.-]+/g, '_');
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${name}.pdf"`)
      .header('cache-control', 'no-store')
      .send(writeInvoice(printed, filing.clock.now()));
  });
}
