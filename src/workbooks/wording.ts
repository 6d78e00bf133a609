/** How a finding about rows begins: `One row is`, `12 rows are`. */
export function rowsAre(count: number): string {
  return count === 1 ? 'One row is' : `${count} rows are`;
}
