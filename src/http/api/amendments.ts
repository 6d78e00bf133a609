import { Type } from 'typebox';
import { amendRecord } from '../../filing/index.ts';
import type { Api, ApiContext } from '../context.ts';
import { Problem } from '../problem.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import { amounts, Finding, ListOf, OneOf, ReturnPath, WirePeriod } from './schemas.ts';

const RecordPath = Type.Intersect([ReturnPath, Type.Object({ key: Type.String({ maxLength: 400 }) })]);
const Cell = Type.Union([Type.String({ maxLength: 200 }), Type.Number()]);
const Cells = Type.Record(Type.String({ maxLength: 50 }), Cell);
const Wanted = Type.Object(
  {
    into: WirePeriod,
    /** GSTR-1 where absent; GSTR-1A is of the same period. */
    form: Type.Optional(OneOf('AmendingForm', ['GSTR1', 'GSTR1A'])),
    changes: Type.Optional(
      Type.Intersect([Cells], {
        description:
          'Facts that were wrong in every line, by our names and written as in the official workbook: rupees, 03-Oct-2026, 29-Karnataka',
      }),
    ),
    lines: Type.Optional(
      Type.Array(Cells, { minItems: 1, maxItems: 50, description: 'All lines as they should be' }),
    ),
  },
  { additionalProperties: false },
);
const Amendment = Type.Object({
  period: WirePeriod,
  key: Type.String(),
  section: Type.String(),
  ...amounts,
  findings: ListOf(Finding),
});

/** POST …/records/:key/amendments: amends a filed document in a later return that is open, or in GSTR-1A. */
export function amendmentRoutes(app: Api, { filing }: ApiContext): void {
  const schema = {
    tags: ['records'],
    summary: 'Amend a filed document in a later return, or in GSTR-1A (tables 9A, 9C, 10, 11 II, 14A, 15A)',
    params: RecordPath,
    body: Wanted,
    response: { 201: Amendment },
  };
  app.post('/gstr1/:gstin/:period/records/:key/amendments', { schema }, async (request, reply) => {
    const { params, body } = request;
    const { into, form, ...revision } = body;
    const { record, findings } = await amendRecord(filing, actorOf(request), {
      key: returnKeyOf(params),
      recordKey: params.key,
      into: returnKeyOf({ gstin: params.gstin, period: into }, form),
      revision,
    });
    if (!record) {
      const [first] = findings.filter(({ severity }) => severity === 'error');
      throw new Problem(
        422,
        'AMENDMENT-WRONG',
        first?.says ?? 'The amendment cannot be made. Correct what the findings name.',
        { findings },
      );
    }
    const { key, section } = record;
    return reply.code(201).send({ period: into, key, section, ...record.amounts, findings: [...findings] });
  });
}
