import { useTranslation } from 'react-i18next';
import type { RecordLine } from '../../api/types.ts';
import { rupees } from '../../format/money.ts';
import { PlainTable } from '../../parts/plain-table.tsx';

const money = [
  'taxableValue',
  'igst',
  'cgst',
  'sgst',
  'cess',
  'documentValue',
  'nilAmount',
  'exemptAmount',
  'nonGstAmount',
];
/** These stand in the head of the document already. */
const inHead = new Set([
  'recipientGstin',
  'recipientName',
  'documentNumber',
  'documentDate',
  'documentValue',
  'placeOfSupply',
  'origin',
]);

/** The lines of a document as its table has them: one column per field that any line fills. */
export function DocumentLines({ lines }: { lines: readonly RecordLine[] }) {
  const { t } = useTranslation();
  const names = inOrder([...new Set(lines.flatMap((line) => Object.keys(line)))])
    .filter((name) => !inHead.has(name))
    .filter((name) =>
      lines.some((line) => line[name] !== null && line[name] !== undefined && line[name] !== ''),
    );
  if (names.length === 0) return null;
  const isNumber = (name: string) => lines.some((line) => typeof line[name] === 'number');
  return (
    <section>
      <h2>{t('record.lines')}</h2>
      <PlainTable
        name={t('record.lines')}
        heads={names.map((name) => ({ label: words(name, t), isNumber: isNumber(name) }))}
      >
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
          <tr key={at}>
            {names.map((name) => (
              <td key={name} data-number={isNumber(name) || undefined}>
                {shown(name, line[name])}
              </td>
            ))}
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}

const order = [
  'hsn',
  'description',
  'uqc',
  'quantity',
  'rate',
  'taxableValue',
  'igst',
  'cgst',
  'sgst',
  'cess',
];

/** Rate, value and tax first, as on an invoice; whatever else a table has comes after. */
function inOrder(names: readonly string[]): readonly string[] {
  return [...order.filter((name) => names.includes(name)), ...names.filter((name) => !order.includes(name))];
}

function shown(name: string, value: unknown): string {
  if (typeof value === 'number') return money.includes(name) ? rupees(value) : String(value);
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A field without a word of its own is named by our name of it: taxableValue is "Taxable value". */
function words(name: string, t: ReturnType<typeof useTranslation>['t']): string {
  const plain = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  const fallback = plain.charAt(0).toUpperCase() + plain.slice(1);
  // The compiler gives up on a name that it does not know among so many.
  const say = t as unknown as (key: string, given: { readonly defaultValue: string }) => string;
  return say(`field.${name}`, { defaultValue: fallback });
}
