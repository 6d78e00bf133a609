import { checkItem, type Item, isService, quantityCode, type Told } from '../../core/index.ts';
import type { ListRow } from './list-row.ts';

/** The first day of the tax: a rate without a day has held since. */
const firstDay = '2017-07-01';

/** An item as a row of a list tells it; undefined with findings where something of it is wrong. */
export function readItem(row: ListRow): Told<Item> | undefined {
  const code = row.text('code');
  const unit = row.text('unit');
  const rate = row.percent('rate');
  const cess = row.percent('cess');
  const [from = firstDay, to] = [row.day('from'), row.day('to')];
  const creditIneligible = row.yes('creditIneligible');
  const kind = kindOf(row, code);
  const item: Item = {
    kind,
    code,
    description: row.text('description'),
    unit: unit === '' ? (kind === 'services' ? 'NA' : 'OTH') : (quantityCode(unit) ?? unit),
    rates:
      rate === undefined
        ? []
        : [{ rate, ...(cess === undefined ? {} : { cess }), from, ...(to ? { to } : {}) }],
    ...(creditIneligible === undefined ? {} : { creditIneligible }),
    ...(row.text('keyword') === '' ? {} : { keyword: row.text('keyword') }),
  };
  // A rate that cannot be read is found already; that it is missing besides would only repeat it.
  const found = checkItem(item).filter(
    (finding) => finding.code !== 'ITEM-RATE-MISSING' || row.text('rate') === '',
  );
  const isSound = row.findAll(found.map(atRate));
  return isSound ? { content: item, filled: row.filled() } : undefined;
}

/** `rates` as a whole is the column of the rate. */
function atRate(finding: ReturnType<typeof checkItem>[number]) {
  return finding.column === 'rates' ? { ...finding, column: 'rate' } : finding;
}

function kindOf(row: ListRow, code: string): Item['kind'] {
  const text = row.text('kind');
  if (/^g(oods)?$/i.test(text)) return 'goods';
  if (/^s(ervices?)?$/i.test(text)) return 'services';
  if (text !== '') {
    row.find(
      {
        code: 'CHOICE',
        severity: 'error',
        says: `"${text}" is neither goods nor services. Write one of: G · S.`,
      },
      'kind',
    );
  }
  return isService(code) ? 'services' : 'goods';
}
