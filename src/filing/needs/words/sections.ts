import { type ReturnForm, type ReturnPeriod, regimeOf } from '../../../core/index.ts';

/** Sections whose word at the portal is simply their name in capitals. */
const plainSections = [
  'b2b',
  'b2ba',
  'b2cl',
  'b2cla',
  'b2cs',
  'b2csa',
  'cdnr',
  'cdnra',
  'cdnur',
  'cdnura',
  'exp',
  'expa',
  'at',
  'ata',
  'nil',
  'supeco',
  'supecoa',
  'ecom',
  'ecoma',
] as const;

const actions: ReadonlyMap<string, string> = new Map([
  ...plainSections.map((section): [string, string] => [section, section.toUpperCase()]),
  // Table 11B is TXP when asked for and txpd when answered.
  ['txpd', 'TXP'],
  ['txpda', 'TXPA'],
  ['hsn', 'HSNSUM'],
  ['doc_issue', 'DOCISS'],
]);

/** The words with which the portal is asked for the documents of GSTR-1, one for each section. */
export const readActions: readonly string[] = [...actions.values()];

/** The word for reading a section named as in the payload (`b2b`, `txpd`, `doc_issue`); throws on a name that is none. */
export function readAction(section: string, form: ReturnForm = 'GSTR1'): string {
  const action = actions.get(section);
  if (action === undefined) throw new TypeError(`GSTR-1 has no section '${section}'.`);
  return form === 'GSTR1A' ? correctionAction(action) : action;
}

/** The word for reading the same section of GSTR-1A: the portal puts its mark behind two of its words and before all others. */
export function correctionAction(action: string): string {
  return action === 'AT' || action === 'ATA' ? `${action}R1A` : `R1A${action}`;
}

/** What the calls about a form are called at the portal. */
export interface FormWords {
  /** Last part of the path. */
  readonly resource: string;
  /** What EVC and the public record call the form. */
  readonly type: string;
  readonly save: string;
  readonly reset: string;
  readonly proceed: string;
  /** What took its place in classic periods; the same where nothing is said. */
  readonly submit?: string;
  readonly file: string;
}

/** The portal's words for the calls about each form. */
export const formWords: Readonly<Record<ReturnForm, FormWords>> = {
  GSTR1: {
    resource: 'gstr1',
    type: 'R1',
    save: 'RETSAVE',
    reset: 'RESET',
    proceed: 'RETNEWPTF',
    submit: 'RETSUBMIT',
    file: 'RETFILE',
  },
  GSTR1A: {
    resource: 'gstr1a',
    type: 'R1A',
    save: 'R1ARETSAVE',
    reset: 'R1ARESET',
    proceed: 'R1ARETNEWPTF',
    file: 'RETFILER1A',
  },
  GSTR2: {
    resource: 'gstr2',
    type: 'R2',
    save: 'RETSAVE',
    reset: 'RESET',
    proceed: 'RETSUBMIT',
    file: 'RETFILE',
  },
};

/** The word that makes a return ready: classic periods were submitted, which froze them; since then they proceed to file. */
export function proceedAction(form: ReturnForm, returnPeriod: ReturnPeriod): string {
  const { proceed, submit = proceed } = formWords[form];
  return regimeOf(returnPeriod) === 'Classic' ? submit : proceed;
}
