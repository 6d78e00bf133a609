import {
  type Deadline,
  deadlinesIn,
  dueDateOf,
  isIffMonth,
  lastDayToFurnish,
  monthsLater,
  type Regime,
  type ReturnForm,
  type ReturnPeriod,
  regimeOf,
  wireReturnPeriod,
} from '../core/index.ts';
import type { Actor, Filing } from './filing.ts';
import { markFiled } from './machine/mark-filed.ts';
import type { InwardStanding } from './needs/dashboard.ts';
import type { Registration, ReturnKey, ReturnState, ReturnStatus } from './needs/store.ts';
import { NotPossible } from './not-possible.ts';
import { permit, permitSomewhere } from './permissions.ts';
import { isOpen, registrationOf } from './standing.ts';
import { daysBetween, statusWords } from './sync-page.ts';
import { formName, indianDate, periodName, portalDate, returnName } from './wording.ts';

/** A return of a registration, begun or not; `period` mmyyyy, `dueDate` yyyy-mm-dd, `filedOn` dd-mm-yyyy. */
export interface StatusEntry {
  readonly gstin: string;
  readonly legalName: string;
  readonly form: ReturnForm;
  readonly period: string;
  readonly status: ReturnStatus;
  readonly statusWords: string;
  readonly dueDate: string;
  /** Negative when the due date is past. */
  readonly daysLeft: number;
  readonly arn: string | null;
  readonly filedOn: string | null;
  /** A month of a quarter in which nothing has to be furnished. */
  readonly isOptional: boolean;
  /** Three years are over: the portal takes the return no more. */
  readonly isBarred: boolean;
  /** What stands beside it of what was bought; null beside GSTR-1A. */
  readonly inward: InwardStatus | null;
}

/** GSTR-2 of a classic period, or IMS and GSTR-2B: how far the recipient is. */
export interface InwardStatus extends Omit<InwardStanding, 'gstin' | 'returnPeriod'> {
  readonly regime: Regime;
  /** Of GSTR-2; none where it is not furnished. */
  readonly status: ReturnStatus;
}

const forms: readonly ReturnForm[] = ['GSTR1', 'GSTR1A'];

/** Every return of every registration in the months up to the running one, the newest first; GSTR-1A where it was begun. */
export async function returnStatus(
  filing: Filing,
  actor: Actor,
  { months }: { readonly months: number },
): Promise<readonly StatusEntry[]> {
  const gstins = permitSomewhere(actor, 'see sums');
  const { registrations, states, standings } = await filing.store.inBooks(actor.tenantId, async (books) => ({
    registrations: (await books.registrations()).filter(({ gstin }) => gstins?.includes(gstin) ?? true),
    states: await books.returnStates(),
    standings: await books.inwardStanding(gstins),
  }));
  const inward = new Map(standings.map((one) => [one.gstin + one.returnPeriod, one]));
  const today = indianDate(filing.clock.now());
  const current = today.slice(0, 7) as ReturnPeriod;
  const known = new Map(states.map((state) => [returnName(state), state]));
  const periods = Array.from({ length: months }, (_, at) => monthsLater(current, -at - 1));
  return periods.flatMap((returnPeriod) =>
    registrations.flatMap((registration) =>
      forms.flatMap((form): readonly StatusEntry[] => {
        const state = known.get(returnName({ gstin: registration.gstin, form, returnPeriod }));
        if (!state && form === 'GSTR1A') return [];
        const entry = statusOf({ form, returnPeriod, state }, registration, today);
        if (form === 'GSTR1A') return [{ ...entry, inward: null }];
        const { gstin } = registration;
        const gstr2 = known.get(returnName({ gstin, form: 'GSTR2', returnPeriod }));
        const standing = inward.get(gstin + returnPeriod);
        return [{ ...entry, inward: inwardOf(returnPeriod, gstr2, standing) }];
      }),
    ),
  );
}

function inwardOf(
  returnPeriod: ReturnPeriod,
  gstr2: ReturnState | undefined,
  standing: InwardStanding | undefined,
): InwardStatus {
  const { statementAt = null, documents = 0, undecided = 0, staged = 0 } = standing ?? {};
  const status = gstr2?.status ?? 'none';
  return { regime: regimeOf(returnPeriod), status, statementAt, documents, undecided, staged };
}

function statusOf(
  of: {
    readonly form: ReturnForm;
    readonly returnPeriod: ReturnPeriod;
    readonly state: ReturnState | undefined;
  },
  { gstin, legalName, frequency }: Registration,
  today: string,
): Omit<StatusEntry, 'inward'> {
  const { form, returnPeriod, state } = of;
  const dueDate = dueDateOf(returnPeriod, frequency);
  const status = state?.status ?? 'none';
  return {
    gstin,
    legalName,
    form,
    period: wireReturnPeriod(returnPeriod),
    status,
    statusWords: statusWords(status, regimeOf(returnPeriod)),
    dueDate,
    daysLeft: daysBetween(today, dueDate),
    arn: state?.arn ?? null,
    filedOn: state?.filedOn ?? null,
    isOptional: frequency === 'quarterly' && isIffMonth(returnPeriod),
    isBarred: status !== 'filed' && today > lastDayToFurnish(returnPeriod, frequency),
  };
}

/** A deadline of a registration, with where its return stands when it is one of ours. */
export interface CalendarEntry extends Deadline {
  readonly gstin: string;
  readonly legalName: string;
  readonly daysLeft: number;
  /** Null for what is not furnished here. */
  readonly status: ReturnStatus | null;
}

/** What falls due in a month for every registration, the earliest first. */
export async function returnCalendar(
  filing: Filing,
  actor: Actor,
  { month }: { readonly month: ReturnPeriod },
): Promise<readonly CalendarEntry[]> {
  const gstins = permitSomewhere(actor, 'see sums');
  const { registrations, states } = await filing.store.inBooks(actor.tenantId, async (books) => ({
    registrations: (await books.registrations()).filter(({ gstin }) => gstins?.includes(gstin) ?? true),
    states: await books.returnStates(),
  }));
  const today = indianDate(filing.clock.now());
  const known = new Map(states.map((state) => [returnName(state), state.status]));
  const entries = registrations.flatMap(({ gstin, legalName, frequency }) =>
    deadlinesIn(month, { gstin, frequency }).map((deadline): CalendarEntry => {
      const { returnPeriod, name, date } = deadline;
      const isOurs = returnPeriod !== null && (name === 'GSTR1' || name === 'IFF' || name === 'last filing');
      const status = isOurs
        ? (known.get(returnName({ gstin, form: 'GSTR1', returnPeriod })) ?? 'none')
        : null;
      return { ...deadline, gstin, legalName, daysLeft: daysBetween(today, date), status };
    }),
  );
  return entries.sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** A filing that was made outside: the ARN as the portal gave it, and its day, yyyy-mm-dd. */
export interface FiledOutside {
  readonly arn: string;
  readonly filedOn: string;
}

/**
 * Writes that a return was filed outside, on the word of somebody who may file. Nothing can be saved for it afterwards.
 * Throws `NotPossible` when it is filed already, is being worked on, or when ARN or day cannot be right.
 */
export async function markFiledOutside(
  filing: Filing,
  actor: Actor,
  { key, arn, filedOn }: FiledOutside & { readonly key: ReturnKey },
): Promise<{ readonly says: string }> {
  permit(actor, 'file', key.gstin);
  const today = indianDate(filing.clock.now());
  refuseWrongArn(key, arn);
  if (filedOn > today || filedOn <= key.returnPeriod)
    throw new NotPossible(
      'PERIOD',
      `The return of ${periodName(key.returnPeriod)} cannot have been filed on ${portalDate(filedOn)}. Enter the day on its receipt.`,
    );
  await filing.store.inBooks(actor.tenantId, async (books) => {
    await registrationOf(books, key.gstin);
    const state = await books.lockReturn(key);
    if (state.status === 'filed')
      throw new NotPossible('FILED', `The return is filed already: ARN ${state.arn}, on ${state.filedOn}.`);
    const open = (await books.tasks(key, 50)).some(isOpen);
    if (open)
      throw new NotPossible(
        'TASK-OPEN',
        'A task of this return is not ended yet. Wait for it, or cancel it.',
      );
    await markFiled(books, key, { arn, filedOn: portalDate(filedOn) });
    await books.audit({
      at: filing.clock.now(),
      by: actor.by,
      act: 'marked filed',
      object: returnName(key),
      details: { arn, filedOn: portalDate(filedOn), found: 'stated by the user' },
    });
  });
  return { says: `${formName(key.form)} of ${periodName(key.returnPeriod)} is marked as filed: ARN ${arn}.` };
}

/** AA, the State, month and year of the filing, six digits and a check character. */
function refuseWrongArn({ gstin }: ReturnKey, arn: string): void {
  if (/^[A-Z]{2}\d{2}(0[1-9]|1[0-2])\d{2}\d{6}[0-9A-Z]$/.test(arn) && arn.slice(2, 4) === gstin.slice(0, 2))
    return;
  throw new NotPossible(
    'NOT-CONFIRMED',
    `"${arn}" is no ARN of a return of ${gstin}. It has 15 characters: two letters, the State code ${gstin.slice(0, 2)}, month and year, six digits and a check character.`,
  );
}
