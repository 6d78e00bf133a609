import { Type } from 'typebox';
import { parseReturnPeriod } from '../../core/index.ts';
import { templateNames, writeTemplate } from '../../workbooks/templates.ts';
import type { Api, ApiContext } from '../context.ts';
import { ListOf } from './schemas.ts';

const Name = Type.Union(
  templateNames.map((name) => Type.Literal(name)),
  { description: 'Name of the template' },
);
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** /templates: empty workbooks to fill in and import. */
export function templateRoutes(app: Api, { filing }: ApiContext): void {
  const tags = ['imports'];
  app.get(
    '/templates',
    { schema: { tags, summary: 'Names of the templates', response: { 200: ListOf(Type.String()) } } },
    () => templateNames,
  );
  const schema = {
    tags,
    summary: 'An empty workbook to fill in and import, .xlsx',
    params: Type.Object({ name: Type.Unsafe<(typeof templateNames)[number]>(Name) }),
    querystring: Type.Object({
      period: Type.Optional(
        Type.String({
          pattern: '^(0[1-9]|1[0-2])20\\d\\d$',
          description: 'Return period, MMYYYY, whose form it is; the present month unless given',
        }),
      ),
    }),
  };
  app.get('/templates/:name', { schema }, async (request, reply) => {
    const { name } = request.params;
    const [year, month] = filing.clock.now().split('-');
    const period = parseReturnPeriod(request.query.period ?? `${month}${year}`);
    // The pattern lets nothing else in, and the clock says a real month.
    if (!period) throw new Error(`"${request.query.period}" is no return period.`);
    const workbook = await writeTemplate(name, period);
    return reply
      .type(workbookType)
      .header('content-disposition', `attachment; filename="${name}.xlsx"`)
      .send(Buffer.from(workbook.buffer, workbook.byteOffset, workbook.byteLength));
  });
}
