import { type DatedValue, inForce } from '../dated.ts';
import { financialYearOf, type ReturnPeriod, wireReturnPeriod } from '../return-period.ts';
import type { InwardDocument } from './inward-document.ts';

/** Whether something may be done with a document now, and the sentence that says why or for how long. */
export interface ImsPossibility {
  readonly allowed: boolean;
  readonly says: string;
}

/** When the question is asked. */
export interface ImsMoment {
  /** Return period of the GSTR-2B that is being prepared. */
  readonly returnPeriod: ReturnPeriod;
  /** The period from which the document has been pending, where it has. */
  readonly pendingSince?: ReturnPeriod;
  /** Months of a tax period: a quarterly filer may keep a document pending for a quarter. */
  readonly frequency?: 'monthly' | 'quarterly';
}

const reductions: readonly [DatedValue<'portal' | 'one period'>, DatedValue<'portal' | 'one period'>] = [
  { from: '2024-10', value: 'portal', source: 'Introduction of the Invoice Management System, 10-2024' },
  { from: '2025-10', value: 'one period', source: 'Changes of the Invoice Management System, 10-2025' },
];

/** Sections whose documents can take credit away: credit notes, and amendments that lower what was reported. */
const mayReduce: ReadonlySet<string> = new Set(['b2bcn', 'b2bcna', 'b2ba', 'b2bdna', 'ecoma']);
const creditNotes: ReadonlySet<string> = new Set(['b2bcn', 'b2bcna']);

/** Whether a document of the IMS may be kept pending. What the portal itself says of the document comes first. */
export function pendingRule(document: InwardDocument, moment: ImsMoment): ImsPossibility {
  const { returnPeriod, pendingSince } = moment;
  if (document.isPendingBlocked)
    return no('The portal does not let this document be pending. Accept or reject it.');
  const rule = inForce(reductions, returnPeriod).value;
  if (rule === 'portal' && creditNotes.has(document.section))
    return no('Before 10-2025 a credit note cannot be pending. Accept or reject it.');
  if (rule === 'one period' && creditNotes.has(document.section)) {
    const months = pendingSince === undefined ? 0 : monthsBetween(pendingSince, returnPeriod);
    const period = moment.frequency === 'quarterly' ? 3 : 1;
    if (months >= period)
      return no(
        `The credit note has been pending since ${wireReturnPeriod(pendingSince ?? returnPeriod)}; one tax period is allowed. Accept or reject it, or it counts as accepted.`,
      );
    return yes('A credit note may be pending for one tax period; then it counts as accepted.');
  }
  const last = lastDayForCredit(document.date);
  return `${returnPeriod}-01` > last
    ? no(`The credit could be taken until ${last} (section 16(4)). Accept or reject the document.`)
    : yes(`It may be pending until ${last}, the last day for its credit (section 16(4)).`);
}

/** Whether a document is one of those that can take credit away, so that what was taken of it may be declared. */
export function mayDeclareReduction({ section, isReductionBlocked }: InwardDocument): boolean {
  return mayReduce.has(section) && !isReductionBlocked;
}

/** Whether the credit to be given up may be declared with the acceptance, instead of the whole amount. */
export function reductionRule(document: InwardDocument, { returnPeriod }: ImsMoment): ImsPossibility {
  if (document.isReductionBlocked) return no('The portal takes no declared reduction for this document.');
  if (!mayReduce.has(document.section))
    return no('A reduction of credit is declared for credit notes and amendments only.');
  return inForce(reductions, returnPeriod).value === 'one period'
    ? yes('Declare the credit that was taken and is given up, at most the tax of the document.')
    : no('A reduction of credit can be declared from return period 102025.');
}

/**
 * Last day, yyyy-mm-dd, of the credit of a document: 30 November after its financial year (section 16(4) CGST Act as
 * amended by the Finance Act, 2022); before, the due date of the September return, and March 2019 for 2017-18.
 */
export function lastDayForCredit(date: string): string {
  const year = financialYearOf(date);
  if (year === '2017-18') return '2019-04-20';
  return `${Number(year.slice(0, 4)) + 1}-${year < '2021-22' ? '10-20' : '11-30'}`;
}

function monthsBetween(from: ReturnPeriod, to: ReturnPeriod): number {
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5))
  );
}

const yes = (says: string): ImsPossibility => ({ allowed: true, says });
const no = (says: string): ImsPossibility => ({ allowed: false, says });
