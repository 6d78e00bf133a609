import { type Blank, cellText, type Field, fault } from './field.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthNames = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
];
const daysIn = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

/** Day written as the official workbook writes it, `03-Jul-2025` (also `3-Jul-25`); kept as yyyy-mm-dd, sent as dd-mm-yyyy. */
export function date(wire: string, blank: Blank<string> = 'refused'): Field<string> {
  return {
    wire,
    blank,
    read(cell) {
      const value = cellText(cell);
      const match = /^(\d{1,2})-([A-Z][a-z]{2})-(\d{4}|\d{2})$/.exec(value);
      const month = match ? months.indexOf(match[2] ?? '') + 1 : 0;
      if (!match || month === 0) {
        return fault(
          'DATE-FORM',
          `Date "${value}" is not written as dd-mmm-yyyy. Write it like 03-Jul-2025.`,
          'Official workbook of GSTR-1',
        );
      }
      const year = Number(match[3]) + (match[3]?.length === 2 ? 2000 : 0);
      const day = Number(match[1]);
      if (day < 1 || day > daysIn(year, month)) {
        return fault(
          'DATE-REAL',
          `${value} is not a day of the calendar. Correct the day or the month.`,
          'Official workbook of GSTR-1',
          'RET191114',
        );
      }
      return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    },
    toWire: (value) => `${value.slice(8)}-${value.slice(5, 7)}-${value.slice(0, 4)}`,
    fromWire(wire) {
      const match = typeof wire === 'string' ? /^(\d\d)-(\d\d)-(\d{4})$/.exec(wire) : null;
      const [, day = '', month = '', year = ''] = match ?? [];
      const real =
        Number(month) >= 1 &&
        Number(month) <= 12 &&
        Number(day) >= 1 &&
        Number(day) <= daysIn(Number(year), Number(month));
      return match && real ? `${year}-${month}-${day}` : undefined;
    },
  };
}

/** Month of an amended return, from the columns `2024-25` and `FEBRUARY`; kept as yyyy-mm, sent as mmyyyy. */
export function originalPeriod(wire = 'omon'): Field<string> {
  return {
    wire,
    blank: 'refused',
    read(cell) {
      const [year = '', month = ''] = cellText(cell).split('\n');
      const index = monthNames.indexOf(month);
      if (index < 0) {
        return fault(
          'ORIGINAL-MONTH',
          `Original month "${month}" is not a month in capitals. Write it like FEBRUARY.`,
          'Official workbook of GSTR-1',
        );
      }
      const match = /^(20\d\d)-(\d\d)$/.exec(year);
      const first = Number(match?.[1]);
      if (!match || Number(match[2]) !== (first + 1) % 100 || first < 2017) {
        return fault(
          'FINANCIAL-YEAR',
          `Financial year "${year}" is not written as 2024-25, or lies before GST. Correct it.`,
          'Official workbook of GSTR-1',
        );
      }
      return `${index < 3 ? first + 1 : first}-${String(index + 1).padStart(2, '0')}`;
    },
    toWire: (value) => value.slice(5) + value.slice(0, 4),
    fromWire: (wire) =>
      typeof wire === 'string' && /^\d{6}$/.test(wire) ? `${wire.slice(2)}-${wire.slice(0, 2)}` : undefined,
  };
}
