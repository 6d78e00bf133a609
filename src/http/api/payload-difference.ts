import { Type } from 'typebox';
import { type ChangedRecord, fieldTitle, type Gstr1Record, sectionTitle } from '../../core/index.ts';
import { payloadDifference } from '../../filing/index.ts';
import type { Api } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import { ListOf, OrNull, ReturnPath } from './schemas.ts';

const shown = 1000;
const Value = OrNull(Type.Union([Type.Number(), Type.String()]));
const Document = Type.Object(
  {
    key: Type.String(),
    section: Type.String(),
    sectionTitle: Type.String(),
    documentNumber: OrNull(Type.String()),
    counterpartyGstin: OrNull(Type.String()),
    value: Type.Integer({ description: 'Whole paise' }),
  },
  { title: 'ChangedDocument' },
);
const Changed = Type.Object({
  key: Type.String(),
  fields: ListOf(
    Type.Object({
      name: Type.String(),
      title: Type.String({ description: 'Header of the column in the official workbook' }),
      line: OrNull(Type.String({ description: 'What tells the line apart, such as its rate' })),
      before: Value,
      after: Value,
    }),
  ),
});
const Difference = Type.Object(
  {
    counts: Type.Object({ added: Type.Integer(), changed: Type.Integer(), removed: Type.Integer() }),
    added: ListOf(Document),
    changed: ListOf(Changed),
    removed: ListOf(Document),
  },
  { title: 'Changes' },
);

/** GET …/payload/difference: books against what the portal last confirmed, the first thousand documents of each kind. */
export function payloadDifferenceRoutes(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['filing'],
    summary: 'What changed since the portal last confirmed, by document and field',
    params: ReturnPath,
    response: { 200: Difference },
  };
  app.get(`${base}/payload/difference`, { schema }, async (request) => {
    const key = returnKeyOf(request.params, form);
    const { added, changed, removed } = await payloadDifference(filing, actorOf(request), { key });
    return {
      counts: { added: added.length, changed: changed.length, removed: removed.length },
      added: added.slice(0, shown).map(documentOf),
      changed: changed.slice(0, shown).map(changeOf),
      removed: removed.slice(0, shown).map(documentOf),
    };
  });
}

function documentOf({ key, section, documentNumber, counterpartyGstin, amounts }: Gstr1Record) {
  const { value } = amounts;
  return { key, section, sectionTitle: sectionTitle(section), documentNumber, counterpartyGstin, value };
}

function changeOf({ key, fields }: ChangedRecord) {
  return { key, fields: fields.map((field) => ({ ...field, title: fieldTitle(key, field.name) })) };
}
