import type { MasterAddress } from './address.ts';
import type { Campus, Company } from './campus.ts';
import type { Item, ItemRate } from './item.ts';
import type { Party, PartyBranch, PartyContact } from './party.ts';

/** What one row of a list tells of a master, and which fields it fills; the rest is what follows from them. */
export interface Told<Content> {
  readonly content: Content;
  readonly filled: readonly string[];
}

/** The same with where the row stands. */
export interface ToldAt<Content> extends Told<Content> {
  readonly sheet: string;
  readonly row: number;
  /** Header by field, for what is found only when the row is compared with what is there. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A party as a row of a list tells it anew: what the row fills is replaced, everything else stays. */
export function partyToldAnew(kept: Party, { content, filled }: Told<Party>): Party {
  const [told] = content.branches;
  const at = kept.branches.findIndex(({ gstin }) => gstin === (told?.gstin ?? null));
  const known = kept.branches[at];
  // A row without a GSTIN tells of a party that is registered nothing about a place of it.
  const isAdded = told && !known && (told.gstin !== null || kept.branches.length === 0);
  const branches = isAdded
    ? [...kept.branches, told]
    : kept.branches.map((branch) =>
        told && branch === known ? branchToldAnew(known, told, filled) : branch,
      );
  const kinds = [...kept.kinds, ...content.kinds.filter((kind) => !kept.kinds.includes(kind))];
  // Of a party with several places a row tells one of them, not the party.
  if (branches.length > 1) return { ...kept, kinds, branches };
  const { name, pan = kept.pan, web = kept.web } = content;
  return {
    ...kept,
    kinds,
    name,
    ...(pan ? { pan } : {}),
    ...(web ? { web } : {}),
    ...placeToldAnew(kept, content),
    branches,
  };
}

function branchToldAnew(known: PartyBranch, told: PartyBranch, filled: readonly string[]): PartyBranch {
  const { division = known.division, creditIneligible = known.creditIneligible } = told;
  return {
    ...known,
    registrationType: filled.includes('registrationType') ? told.registrationType : known.registrationType,
    ...(division ? { division } : {}),
    ...(creditIneligible === undefined ? {} : { creditIneligible }),
    ...placeToldAnew(known, told),
  };
}

interface Place {
  readonly address: MasterAddress;
  readonly contact: PartyContact;
}

function placeToldAnew(known: Place, told: Place): Place {
  return {
    address: { ...known.address, ...told.address },
    contact: { ...known.contact, ...told.contact },
  };
}

/** A company as a row of a list tells it anew: what the row fills is replaced, everything else stays. */
export function companyToldAnew(kept: Company, { content }: Told<Company>): Company {
  return { ...kept, ...content, address: { ...kept.address, ...content.address } };
}

/** The same of a campus. */
export function campusToldAnew(kept: Campus, { content, filled }: Told<Campus>): Campus {
  const type = filled.includes('type') ? content.type : kept.type;
  return { ...kept, ...content, type, address: { ...kept.address, ...content.address } };
}

/** An item as a row of a list tells it anew: its rate begins on the day of the row, and the one before ends the day before. */
export function itemToldAnew(kept: Item, { content, filled }: Told<Item>): Item {
  const [told] = content.rates;
  const isDated = filled.includes('from');
  const rates = told && isDated ? ratesWith(kept.rates, told) : kept.rates;
  const { keyword = kept.keyword, creditIneligible = kept.creditIneligible } = content;
  return {
    ...kept,
    ...(filled.includes('unit') ? { unit: content.unit } : {}),
    ...(keyword ? { keyword } : {}),
    ...(creditIneligible === undefined ? {} : { creditIneligible }),
    rates,
  };
}

/** Whether a row gives another rate than the one that holds and no day from which it does. */
export function lacksRateDay(kept: Item, { content, filled }: Told<Item>): boolean {
  const [told] = content.rates;
  const now = kept.rates.find(({ to }) => to === undefined) ?? kept.rates.at(-1);
  if (!told || filled.includes('from')) return false;
  return told.rate !== now?.rate || (told.cess !== undefined && told.cess !== now.cess);
}

function ratesWith(kept: readonly ItemRate[], told: ItemRate): readonly ItemRate[] {
  const rates = [...kept.filter(({ from }) => from !== told.from), told].toSorted((a, b) =>
    a.from < b.from ? -1 : 1,
  );
  return rates.map((rate, at) => {
    const next = rates[at + 1];
    return next && rate.to === undefined ? { ...rate, to: dayBefore(next.from) } : rate;
  });
}

/** yyyy-mm-dd */
function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
