const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const REGULAR = /^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z][Z1-9ABD-J][0-9A-Z]$/;
const OPERATOR = /^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]C[0-9A-Z]$/;
const DEDUCTOR = /^[0-9]{2}[A-Z]{4}[A-Z0-9][0-9]{4}[A-Z][1-9A-Z]D[0-9A-Z]$/;

/** Forms a counter party's number may have: regular, operator, UN body or embassy, tax deductor, department, non-resident. */
const COUNTER_PARTY: readonly RegExp[] = [
  REGULAR,
  OPERATOR,
  /^[0-9]{4}[A-Z]{3}[0-9]{5}[UO]N[A-Z0-9]$/,
  DEDUCTOR,
  /^[0-9]{2}[A-Z]{4}[0-9]{5}[A-Z][0-9]Z[0-9A-Z]$/,
  /^[0-9]{4}[A-Z]{3}[0-9]{5}NR[0-9A-Z]$/,
];

/** The mod-36 check character of 14 characters, as GSTINs and ARNs carry it in the fifteenth place. */
export function checkCharacter(first14: string): string {
  let sum = 0;
  for (let place = 13; place >= 0; place -= 1) {
    const product = ALPHABET.indexOf(first14.charAt(place)) * (place % 2 === 1 ? 2 : 1);
    sum += Math.floor(product / 36) + (product % 36);
  }
  return ALPHABET.charAt((36 - (sum % 36)) % 36);
}

function isChecked(text: string): boolean {
  return checkCharacter(text.slice(0, 14)) === text.charAt(14);
}

/** Whether a registration can log in here and file: a regular or operator GSTIN with its check character right. */
export function isTaxpayerGstin(text: unknown): text is string {
  return typeof text === 'string' && (REGULAR.test(text) || OPERATOR.test(text)) && isChecked(text);
}

// A return names few parties many times.
const known = new Map<string, boolean>();

/** Whether a number may stand as counter party in a return. */
export function isCounterPartyGstin(text: string): boolean {
  const before = known.get(text);
  if (before !== undefined) return before;
  const valid = COUNTER_PARTY.some((form) => form.test(text)) && isChecked(text);
  if (known.size > 100_000) known.clear();
  known.set(text, valid);
  return valid;
}

/** Whether a number is that of an e-commerce operator collecting tax at source (section 52). */
export function isOperatorGstin(text: string): boolean {
  return OPERATOR.test(text) && isChecked(text);
}

/** Whether a number is that of a deductor of tax at source (section 51). */
export function isDeductorGstin(text: string): boolean {
  return DEDUCTOR.test(text) && isChecked(text);
}

/** State codes that can stand before a GSTIN: the States and Territories, 97 other territory, 99 centre. */
export function isStateCode(text: unknown): boolean {
  return typeof text === 'string' && /^(0[1-9]|[12]\d|3[0-8]|97|99)$/.test(text);
}
