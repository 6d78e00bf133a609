import {
  isValidGstin,
  parseReturnPeriod,
  parseRupees,
  type ReturnForm,
  type ReturnPeriod,
} from '../core/index.ts';
import { usage } from './exit-codes.ts';

/** The GSTIN of the command line, in capitals; a wrong one ends the command with exit code 64. */
export function gstinArgument(text: string): string {
  const gstin = text.trim().toUpperCase();
  if (!isValidGstin(gstin)) {
    throw usage(
      `--gstin "${text}" is not a GSTIN with a right check character. Copy the 15 characters from the registration certificate.`,
    );
  }
  return gstin;
}

/** The return period of the command line, MMYYYY. */
export function periodArgument(text: string): ReturnPeriod {
  const period = parseReturnPeriod(text.trim());
  if (!period) {
    throw usage(
      `--period "${text}" is not a month from 072017 on. Write it as MMYYYY, for example 102026 for October 2026.`,
    );
  }
  return period;
}

/** The form of the command line: gstr1, which is meant when it is left out, or gstr1a. */
export function formArgument(text = 'gstr1'): ReturnForm {
  const form = text.trim().toUpperCase().replace('-', '');
  if (form === 'GSTR1' || form === 'GSTR1A') return form;
  throw usage(`--form "${text}" is not a form that can be filed here. Write gstr1 or gstr1a.`);
}

/** A turnover of the command line in rupees, with or without thousands separators; answered in paise. */
export function turnoverArgument(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const amount = parseRupees(text.replaceAll(',', ''));
  if (amount === null || amount < 0) {
    throw usage(
      `${option} "${text}" is not an amount in rupees. Write digits with at most two decimals, for example 15000000.`,
    );
  }
  return amount;
}

/** The PAN of a signatory: five letters, four digits, one letter. */
export function panFault(pan: string): string | undefined {
  if (/^[A-Z]{5}\d{4}[A-Z]$/.test(pan.trim().toUpperCase())) return undefined;
  return `"${pan}" is not written like a PAN. Enter five letters, four digits and one letter, for example AABCS1429K.`;
}

/** A port of the command line, 0 for any free one. */
export function portArgument(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw usage(`--port "${text}" is not a port. Give a number from 0 to 65535.`);
  return port;
}

/** A whole number of the command line. */
export function wholeNumberArgument(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw usage(`${option} "${text}" is not a whole number. Write digits only.`);
  return Number(text);
}
