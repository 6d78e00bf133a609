import { indianDate } from '../clock.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A return period as GSTR-2A writes it: `Oct-26`. */
export function monthName(period: string): string {
  return `${MONTHS[Number(period.slice(0, 2)) - 1]}-${period.slice(4)}`;
}

/** What GSTR-2A says of a filed return: that, when, and of which period. */
export function filingHead(period: string, filedAt: number): object {
  const [day = '', month = '', year = ''] = indianDate(filedAt).split('-');
  return {
    cfs: 'Y',
    cfs3b: 'N',
    fldtr1: `${day}-${MONTHS[Number(month) - 1]}-${year.slice(2)}`,
    flprdr1: monthName(period),
  };
}
