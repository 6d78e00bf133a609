import { columnOf } from './worksheet-rows.ts';
import { attribute } from './xml-text.ts';

/** The cells of a row of a worksheet's XML as they are written, by column counted from zero. */
export function cellsOf(xml: string): Map<number, string> {
  const cells = new Map<number, string>();
  let column = -1;
  for (let at = xml.indexOf('<c'); at >= 0; ) {
    const tagEnd = xml.indexOf('>', at);
    const empty = xml.charCodeAt(tagEnd - 1) === 47;
    const end = empty ? tagEnd + 1 : xml.indexOf('</c>', tagEnd) + 4;
    column = columnOf(attribute(xml.slice(at, tagEnd), 'r'), column + 1);
    cells.set(column, xml.slice(at, end));
    at = xml.indexOf('<c', end);
  }
  return cells;
}

/** Cells written one after the other from the left. */
export function inOrder(cells: ReadonlyMap<number, string>): string {
  return [...cells.keys()]
    .toSorted((a, b) => a - b)
    .map((column) => cells.get(column))
    .join('');
}
