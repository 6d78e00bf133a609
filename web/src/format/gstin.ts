const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The check character that the first fourteen characters of a GSTIN call for (base 36, factors 1 and 2 in turn). */
function checkCharacter(first14: string): string {
  const sum = [...first14].reduce((total, character, at) => {
    const product = alphabet.indexOf(character) * (at % 2 === 0 ? 1 : 2);
    return total + Math.floor(product / 36) + (product % 36);
  }, 0);
  return alphabet.charAt((36 - (sum % 36)) % 36);
}

/** What the last character of a GSTIN should be; null while it is not whole, or when it is right. */
export function expectedCheck(typed: string): string | null {
  if (!/^[0-9A-Z]{15}$/.test(typed)) return null;
  const expected = checkCharacter(typed.slice(0, 14));
  return expected === typed.charAt(14) ? null : expected;
}
