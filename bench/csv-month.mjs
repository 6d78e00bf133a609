// A generated month of sales as CSV sheets of the official workbook; the same for the same number of lines.
import { gstinCheckCharacter } from '../dist/core/index.js';

export const filer = {
  gstin: '27AAMCT7421K1ZV',
  returnPeriod: '2026-10',
  frequency: 'monthly',
  today: '2026-11-23',
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const states = [
  '27-Maharashtra',
  '29-Karnataka',
  '24-Gujarat',
  '07-Delhi',
  '33-Tamil Nadu',
  '19-West Bengal',
];
const away = states.slice(1);
const rates = [5, 18, 40];
const two = (number) => String(number).padStart(2, '0');
const day = (index) => `${two(1 + (index % 28))}-Oct-2026`;
const money = (paise) => (paise / 100).toFixed(2);

function customer(index, state) {
  const first14 = `${state.slice(0, 2)}AA${letters[index % 26]}${letters[Math.floor(index / 26) % 26]}${letters[Math.floor(index / 676) % 26]}${1000 + (index % 9000)}${letters[index % 26]}1Z`;
  return first14 + gstinCheckCharacter(first14);
}

/** Lines of one document: two rates, with the value the lines come to. */
function linesOf(index) {
  const lines = [0, 1].map((line) => ({
    rate: rates[(index + line) % 3],
    taxable: 10_000 + ((index * 7919 + line * 104729) % 9_000_000),
  }));
  const value = lines.reduce(
    (sum, { rate, taxable }) => sum + taxable + Math.round((taxable * rate) / 100),
    0,
  );
  return { lines, value };
}

const tables = {
  'b2b,sez,de': {
    share: 0.6,
    header:
      'GSTIN/UIN of Recipient,Receiver Name,Invoice Number,Invoice date,Invoice Value,Place Of Supply,Reverse Charge,Applicable % of Tax Rate,Invoice Type,E-Commerce GSTIN,Rate,Taxable Value,Cess Amount',
    row(index) {
      const state = states[index % states.length];
      const { lines, value } = linesOf(index);
      const head = `${customer(index % 5000, state)},Customer ${index % 5000},INV/${index},${day(index)},${money(value)},${state},N,,Regular B2B,`;
      return lines.map(({ rate, taxable }) => `${head},${rate},${money(taxable)},`);
    },
  },
  b2cl: {
    share: 0.1,
    header:
      'Invoice Number,Invoice date,Invoice Value,Place Of Supply,Applicable % of Tax Rate,Rate,Taxable Value,Cess Amount,E-Commerce GSTIN',
    row(index) {
      const lines = [0, 1].map((line) => ({
        rate: rates[line],
        taxable: 10_000_000 + ((index * 31 + line) % 5_000_000),
      }));
      const value = lines.reduce(
        (sum, { rate, taxable }) => sum + taxable + Math.round((taxable * rate) / 100),
        0,
      );
      return lines.map(
        ({ rate, taxable }) =>
          `L/${index},${day(index)},${money(value)},${away[index % away.length]},,${rate},${money(taxable)},,`,
      );
    },
  },
  exp: {
    share: 0.1,
    header:
      'Export Type,Invoice Number,Invoice date,Invoice Value,Port Code,Shipping Bill Number,Shipping Bill Date,Rate,Taxable Value,Cess Amount',
    row(index) {
      const { lines, value } = linesOf(index);
      return lines.map(
        ({ rate, taxable }) =>
          `WPAY,E/${index},${day(index)},${money(value)},INNSA1,${1_000_000 + (index % 8_000_000)},${day(index)},${rate},${money(taxable)},`,
      );
    },
  },
  cdnr: {
    share: 0.15,
    header:
      'GSTIN/UIN of Recipient,Receiver Name,Note Number,Note Date,Note Type,Place Of Supply,Reverse Charge,Note Supply Type,Note Value,Applicable % of Tax Rate,Rate,Taxable Value,Cess Amount',
    row(index) {
      const state = states[index % states.length];
      const { lines, value } = linesOf(index);
      const head = `${customer(index % 5000, state)},Customer ${index % 5000},CN/${index},${day(index)},C,${state},N,Regular B2B,${money(value)},`;
      return lines.map(({ rate, taxable }) => `${head},${rate},${money(taxable)},`);
    },
  },
  cdnur: {
    share: 0.05,
    header:
      'UR Type,Note Number,Note Date,Note Type,Place Of Supply,Note Value,Applicable % of Tax Rate,Rate,Taxable Value,Cess Amount',
    row(index) {
      const { lines, value } = linesOf(index);
      return lines.map(
        ({ rate, taxable }) =>
          `B2CL,UN/${index},${day(index)},C,${away[index % away.length]},${money(value)},,${rate},${money(taxable)},`,
      );
    },
  },
};

/** CSV files with so many lines together, two to a document. */
export function csvMonth(lines) {
  return Object.entries(tables).map(([name, { share, header, row }]) => {
    const documents = Math.round((lines * share) / 2);
    const text = [header];
    for (let index = 0; index < documents; index++) text.push(...row(index));
    return { name: `${name}.csv`, bytes: Buffer.from(`${text.join('\n')}\n`) };
  });
}
