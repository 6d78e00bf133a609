import type { Finding } from '../finding.ts';
import type { ImsAction } from './inward-document.ts';
import type { InwardStatement } from './read-statement.ts';

const actions: readonly (readonly [key: string, action: ImsAction, name: string])[] = [
  ['noaction', 'N', 'without action'],
  ['accept', 'A', 'accepted'],
  ['reject', 'R', 'rejected'],
  ['pending', 'P', 'pending'],
];

/** Compares the documents of the IMS with the counts the portal gives by section and action (`all_oth` of GETCNT). */
export function compareImsCounts({ documents }: InwardStatement, counts: unknown): readonly Finding[] {
  const sections = objectAt(objectAt(counts, 'all_oth') ?? counts, undefined);
  return Object.entries(sections ?? {}).flatMap(([section, said]) =>
    actions.flatMap(([key, action, name]) => {
      const count = objectAt(said, undefined)?.[key];
      if (typeof count !== 'number') return [];
      const found = documents.filter(
        (document) => document.section === section && (document.action ?? 'N') === action,
      ).length;
      return found === count ? [] : [countFinding(section, name, { count, found })];
    }),
  );
}

function objectAt(value: unknown, key: string | undefined): Readonly<Record<string, unknown>> | undefined {
  const found = key === undefined ? value : objectAt(value, undefined)?.[key];
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : undefined;
}

function countFinding(
  section: string,
  name: string,
  { count, found }: { readonly count: number; readonly found: number },
): Finding {
  return {
    code: 'IMS-COUNT-DIFFERS',
    severity: 'warning',
    sheet: section,
    value: count,
    says: `The portal counts ${count} documents ${name} in section "${section}" of the IMS; the download has ${found}. Download the section again.`,
  };
}
