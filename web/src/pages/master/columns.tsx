import type { MasterEntry } from '../../api/master-queries.ts';
import { type ListColumn, written } from '../../parts/record-list/list-column.ts';

const exportOf = (field: string | undefined) => (field ? { exported: written.text(`content.${field}`) } : {});

/** A column of plain text of what a master says; `field` is where a file finds it. */
export function textColumn<Content>(
  id: string,
  header: string,
  width: number,
  of: (content: Content) => string | null | undefined,
  field?: string,
): ListColumn<MasterEntry<Content>> {
  return { id, header, width, ...exportOf(field), cell: ({ content }) => of(content) ?? '' };
}

/** A column of codes, in the letters that tell 0 from O. */
export function codeColumn<Content>(
  id: string,
  header: string,
  width: number,
  of: (content: Content) => string | null | undefined,
  field?: string,
): ListColumn<MasterEntry<Content>> {
  return {
    id,
    header,
    width,
    ...exportOf(field),
    cell: ({ content }) => <span className="code">{of(content)}</span>,
  };
}
