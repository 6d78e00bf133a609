import { states } from './state.ts';

/** Letters by which books and marketplaces write the States; several are in use for some (IGST registers, vehicle codes, ISO 3166-2). */
const letters: Readonly<Record<string, string>> = {
  JK: '01',
  HP: '02',
  PB: '03',
  CH: '04',
  UT: '05',
  UK: '05',
  UA: '05',
  HR: '06',
  DL: '07',
  RJ: '08',
  UP: '09',
  BR: '10',
  BH: '10',
  SK: '11',
  AR: '12',
  NL: '13',
  MN: '14',
  MZ: '15',
  MI: '15',
  TR: '16',
  ML: '17',
  ME: '17',
  AS: '18',
  WB: '19',
  JH: '20',
  OR: '21',
  OD: '21',
  CT: '22',
  CG: '22',
  MP: '23',
  GJ: '24',
  DD: '26',
  DN: '26',
  DH: '26',
  MH: '27',
  KA: '29',
  GA: '30',
  LD: '31',
  KL: '32',
  TN: '33',
  PY: '34',
  AN: '35',
  TS: '36',
  TG: '36',
  AP: '37',
  AD: '37',
  LA: '38',
  FC: '96',
  OT: '97',
  OTR: '97',
};

/** Names in use beside those of the form, in letters only. */
const otherNames: Readonly<Record<string, string>> = {
  orissa: '21',
  pondicherry: '34',
  uttaranchal: '05',
  nctofdelhi: '07',
  newdelhi: '07',
  delhincr: '07',
  chattisgarh: '22',
  chhatisgarh: '22',
  tamilnad: '33',
  telengana: '36',
  andhrapradeshnew: '37',
  lakshadweepislands: '31',
  andamannicobar: '35',
  jammukashmirut: '01',
  dadranagarhaveli: '26',
  damandiu: '26',
  dadraandnagarhavelianddamananddiu: '26',
  outsideindia: '96',
  othercountries: '96',
  othercountry: '96',
  foreign: '96',
  overseas: '96',
};

const lettersOnly = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\band\b|&|\bthe\b/g, '')
    .replace(/[^a-z]/g, '');

const byName: ReadonlyMap<string, string> = new Map([
  ...states.map(({ code, name }) => [lettersOnly(name), code] as const),
  ...Object.entries(otherNames),
]);
const codes: ReadonlySet<string> = new Set(states.map(({ code }) => code));

/**
 * Two digits of a State as books write it: `27`, `4`, `27-Maharashtra`, `Maharashtra (27)`, `Maharashtra`, `MH`, `IN-MH`,
 * whatever the case; null for cities and what else is no State.
 */
export function stateCodeOf(text: string | number): string | null {
  const written = String(text).trim();
  const digits =
    /^(\d{1,2})(?:\.0)?(?=$|[\s\-–:.])/.exec(written)?.[1] ?? /\((\d{1,2})\)\s*$/.exec(written)?.[1];
  if (digits !== undefined) {
    const code = digits.padStart(2, '0');
    return codes.has(code) ? code : null;
  }
  const short = written.toUpperCase().replace(/^IN-/, '');
  return letters[short] ?? byName.get(lettersOnly(written)) ?? null;
}
