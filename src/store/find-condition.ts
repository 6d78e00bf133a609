/** How to look for a text in a list, with the value that goes with it: the parameter is written by the caller. */
export interface FindCondition {
  readonly value: string | number;
  sql(parameter: string): string;
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, l: 1e5, lakh: 1e5, cr: 1e7, crore: 1e7 };

/**
 * Looks for a text in number, counterparty GSTIN and name; what is written as an amount, "=118000", ">1l", "1cr",
 * looks at the value of the document, whatever its sign.
 */
export function findCondition(find: string): FindCondition {
  const amount = amountOf(find);
  if (amount) {
    return {
      value: amount.paise,
      sql: (parameter) => `abs(value) ${amount.operator} ${parameter}::bigint`,
    };
  }
  // Within one return a plain search over 100,000 records takes milliseconds; no extension is needed for it. Numbers
  // have letters of ASCII alone and GSTINs stand in capitals: folding them as names are takes twice as long.
  return {
    value: `%${find.replace(/[\\%_]/g, '\\$&')}%`,
    sql: (parameter) => `(upper(document_number collate "C") like upper(${parameter})
      or counterparty_gstin like upper(${parameter}) or lower(counterparty_name) like lower(${parameter}))`,
  };
}

/** A sign or a unit makes it an amount: digits alone may be the number of a document. */
function amountOf(find: string): { readonly operator: string; readonly paise: number } | null {
  const [, operator = '', rupees = '', unit = ''] =
    /^(<=|>=|<|>|=)?\s*₹?\s*([\d,]{1,18}(?:\.\d{1,5})?)\s*(k|l|lakh|cr|crore)?$/i.exec(find) ?? [];
  if (rupees === '' || (operator === '' && unit === '')) return null;
  const paise = Math.round(Number(rupees.replaceAll(',', '')) * (units[unit.toLowerCase()] ?? 1) * 100);
  return Number.isSafeInteger(paise) ? { operator: operator || '=', paise } : null;
}
