import { isStateOfRegistration } from './state.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Kinds of identification a GSTIN column may hold (section 25; rules 8, 12, 13 and 17 of the CGST Rules). */
export type GstinKind = 'regular' | 'uin' | 'deductor' | 'operator' | 'non-resident';

const patterns: Readonly<Record<GstinKind, RegExp>> = {
  regular: /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z][Z1-9A-J][0-9A-Z]$/,
  uin: /^\d{4}[A-Z]{3}\d{5}[UO]N[0-9A-Z]$/,
  deductor: /^\d{2}[A-Z]{4}[A-Z0-9]\d{4}[A-Z][1-9A-Z]D[0-9A-Z]$/,
  operator: /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]C[0-9A-Z]$/,
  'non-resident': /^\d{4}[A-Z]{3}\d{5}NR[0-9A-Z]$/,
};

/** The check character of the first fourteen characters (base 36, factors 1 and 2 in turn, mod 36). */
export function gstinCheckCharacter(first14: string): string {
  let sum = 0;
  for (let index = 0; index < 14; index++) {
    const product = alphabet.indexOf(first14.charAt(index)) * (index % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 36) + (product % 36);
  }
  return alphabet.charAt((36 - (sum % 36)) % 36);
}

/** What is wrong with a GSTIN that should be of one of these kinds, as a sentence with what to do; null when nothing is. */
export function gstinFault(text: string, kinds: readonly GstinKind[]): string | null {
  if (text !== text.toUpperCase())
    return `"${text}" has small letters. Write the GSTIN in capitals: ${text.toUpperCase()}.`;
  if (text.length !== 15)
    return `"${text}" has ${text.length} characters. A GSTIN has 15; check it on the customer's invoice.`;
  const kind = kinds.find((candidate) => patterns[candidate].test(text));
  if (!kind) return kindFault(text, kinds);
  const expected = gstinCheckCharacter(text);
  if (expected !== text.charAt(14)) {
    return `The check character of "${text}" is wrong: its first 14 characters call for ${expected}. Correct the mistyped character.`;
  }
  const centreAllowed = kind === 'uin' || kind === 'non-resident';
  if (!isStateOfRegistration(text.slice(0, 2)) && !(centreAllowed && text.startsWith('99'))) {
    return `"${text}" begins with ${text.slice(0, 2)}, which is no State code. Correct the first two digits.`;
  }
  return null;
}

function kindFault(text: string, kinds: readonly GstinKind[]): string {
  if (kinds.length === 1 && kinds[0] === 'operator') {
    return `"${text}" is not the GSTIN of an e-commerce operator registered to collect tax: its 14th character must be C. Enter the operator's TCS registration.`;
  }
  return `"${text}" is not written like a GSTIN or UIN. Enter two digits of the State, the PAN, the entity number, Z and the check character.`;
}

/** Whether a text is a regular GSTIN with the right check character. */
export function isValidGstin(text: string): boolean {
  return gstinFault(text, ['regular']) === null;
}
