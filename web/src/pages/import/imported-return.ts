import { useSearch } from '@tanstack/react-router';
import type { ReturnRef } from '../../api/queries.ts';
import { shownPeriod } from '../../format/period.ts';
import { useCurrentReturn } from '../../parts/current-return.ts';

/** The return that files come into: the one in the frame, or the GSTR-1A that corrects it. */
export function useImportedReturn(): ReturnRef | null {
  const current = useCurrentReturn();
  const { form } = useSearch({ strict: false });
  return current && form === 'GSTR1A' ? { ...current, form } : current;
}

/** `27AAKCS7314M1ZU, Oct 2026`, with the form where it is not GSTR-1. */
export function intoWhat({ gstin, period, form }: ReturnRef, language: string): string {
  return [...(form ? [form.replace('GSTR', 'GSTR-')] : []), gstin, shownPeriod(period, language)].join(', ');
}
