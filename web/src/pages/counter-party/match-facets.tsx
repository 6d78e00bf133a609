import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CountedMatches, MatchFacets as Facets } from '../../api/types.ts';
import { useFilters } from '../../parts/record-list/use-filters.ts';

/** The matching narrowed by party, reason and person, each with the number of documents that are left. */
export function MatchFacets({ facets }: { facets: Facets }) {
  const { t } = useTranslation();
  const { active, add } = useFilters();
  const counted = (all: readonly CountedMatches[], nameOf: (one: CountedMatches) => string) =>
    all.map((one) => ({
      value: one.value,
      label: t('matching.counted', { name: nameOf(one), count: one.count }),
    }));
  const reasonOf = ({ value }: CountedMatches): string =>
    t(`matching.reasons.${value}` as 'matching.reasons.DATE', { defaultValue: value });
  const choices = [
    ['counterparty', 'party', 'anyParty', counted(facets.parties, ({ name, value }) => name ?? value)],
    ['reason', 'reason', 'anyReason', counted(facets.reasons, reasonOf)],
    ['owner', 'owner', 'anyOwner', counted(facets.owners, ({ value }) => value)],
  ] as const;
  return choices.map(([filter, label, anything, data]) => (
    <Select
      key={filter}
      aria-label={t(`matching.${label}`)}
      placeholder={t(`matching.${anything}`)}
      clearable
      searchable
      w={122}
      comboboxProps={{ width: 300, position: 'bottom-start' }}
      data={[...data]}
      value={active[filter] ?? null}
      onChange={(next) => add({ [filter]: next ?? undefined })}
    />
  ));
}
