import type { MasterEntry } from '../../api/master-queries.ts';
import type { ListColumn } from '../../parts/record-list/list-column.ts';

/** A column of plain text of what a master says. */
export function textColumn<Content>(
  id: string,
  header: string,
  width: number,
  of: (content: Content) => string | null | undefined,
): ListColumn<MasterEntry<Content>> {
  return { id, header, width, cell: ({ content }) => of(content) ?? '' };
}

/** A column of codes, in the letters that tell 0 from O. */
export function codeColumn<Content>(
  id: string,
  header: string,
  width: number,
  of: (content: Content) => string | null | undefined,
): ListColumn<MasterEntry<Content>> {
  return { id, header, width, cell: ({ content }) => <span className="code">{of(content)}</span> };
}
