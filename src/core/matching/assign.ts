/** That one document of ours and one of theirs may belong together, and how much speaks for it (a whole number above 0). */
export interface Edge {
  readonly ours: number;
  readonly theirs: number;
  readonly weight: number;
}

/** Edges chosen so that nobody has two partners, and those between which nothing decides. */
export interface Assignment<E extends Edge> {
  readonly chosen: readonly E[];
  /** Edges of a choice that another choice of the same worth does without: a person has to decide. */
  readonly ambiguous: readonly E[];
}

/** Beyond this many documents on a side the best choice is looked for step by step, not among all at once. */
const mostSolvedWhole = 10;

/**
 * Chooses the edges whose weights come to most, with at most one partner for everybody. An edge is chosen only where
 * every best choice has it; so the order of the edges decides nothing, and equal candidates stay open.
 */
export function assign<E extends Edge>(edges: readonly E[]): Assignment<E> {
  const chosen: E[] = [];
  const ambiguous: E[] = [];
  for (const component of components(edges)) {
    const only = component.length === 1 ? component[0] : undefined;
    if (only) {
      chosen.push(only);
      continue;
    }
    const part = isSmall(component) ? solveWhole(component) : solveByMutualBest(component);
    chosen.push(...part.chosen);
    ambiguous.push(...part.ambiguous);
  }
  return { chosen, ambiguous };
}

/** Edges that hang together, directly or through others. */
function components<E extends Edge>(edges: readonly E[]): readonly (readonly E[])[] {
  const parent = new Map<number, number>();
  const find = (node: number): number => {
    let root = node;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(node, root);
    return root;
  };
  // Theirs are named by negative numbers, so that both sides fit one map.
  for (const { ours, theirs } of edges) parent.set(find(ours), find(-1 - theirs));
  const byRoot = new Map<number, E[]>();
  for (const edge of edges) {
    const root = find(edge.ours);
    const component = byRoot.get(root);
    if (component) component.push(edge);
    else byRoot.set(root, [edge]);
  }
  return [...byRoot.values()];
}

function isSmall(edges: readonly Edge[]): boolean {
  const count = (side: 'ours' | 'theirs') => new Set(edges.map((edge) => edge[side])).size;
  return Math.max(count('ours'), count('theirs')) <= mostSolvedWhole;
}

function solveWhole<E extends Edge>(edges: readonly E[]): Assignment<E> {
  const best = heaviest(edges);
  const worth = total(best);
  const chosen = best.filter((edge) => total(heaviest(edges.filter((other) => other !== edge))) < worth);
  return { chosen, ambiguous: stillOpen(edges, chosen) };
}

const total = (edges: readonly Edge[]) => edges.reduce((sum, { weight }) => sum + weight, 0);

/** Edges between documents that nobody got. */
function stillOpen<E extends Edge>(edges: readonly E[], chosen: readonly E[]): readonly E[] {
  const takenOurs = new Set(chosen.map(({ ours }) => ours));
  const takenTheirs = new Set(chosen.map(({ theirs }) => theirs));
  return edges.filter(({ ours, theirs }) => !takenOurs.has(ours) && !takenTheirs.has(theirs));
}

/** Takes, again and again, the edges that are strictly the best of both their ends. */
function solveByMutualBest<E extends Edge>(edges: readonly E[]): Assignment<E> {
  const chosen: E[] = [];
  let open = edges;
  for (;;) {
    const ours = bestOf(open, 'ours');
    const theirs = bestOf(open, 'theirs');
    const mutual = open.filter((edge) => ours.get(edge.ours) === edge && theirs.get(edge.theirs) === edge);
    if (mutual.length === 0) return { chosen, ambiguous: open };
    chosen.push(...mutual);
    open = stillOpen(open, mutual);
  }
}

/** The heaviest edge of each document of a side; null where two are equally heavy. */
function bestOf<E extends Edge>(edges: readonly E[], side: 'ours' | 'theirs'): ReadonlyMap<number, E | null> {
  const weights = new Map<number, number>();
  const best = new Map<number, E | null>();
  for (const edge of edges) {
    const known = weights.get(edge[side]) ?? 0;
    if (edge.weight < known) continue;
    best.set(edge[side], edge.weight === known ? null : edge);
    weights.set(edge[side], edge.weight);
  }
  return best;
}

/** A choice of edges of the greatest total weight (the Hungarian method, shortest augmenting paths with potentials). */
function heaviest<E extends Edge>(edges: readonly E[]): readonly E[] {
  const rows = [...new Set(edges.map(({ ours }) => ours))];
  const columns = [...new Set(edges.map(({ theirs }) => theirs))];
  const size = Math.max(rows.length, columns.length);
  const table: (E | undefined)[][] = Array.from({ length: size }, () => []);
  const rowOf = new Map(rows.map((row, index) => [row, index]));
  const columnOf = new Map(columns.map((column, index) => [column, index]));
  for (const edge of edges) {
    const cells = table[rowOf.get(edge.ours) ?? 0] ?? [];
    const column = columnOf.get(edge.theirs) ?? 0;
    if (edge.weight > (cells[column]?.weight ?? 0)) cells[column] = edge;
  }
  const rowOfColumn = cheapestColumns(size, (row, column) => -(table[row]?.[column]?.weight ?? 0));
  return rowOfColumn.flatMap((row, column) => table[row]?.[column] ?? []);
}

interface Duals {
  readonly rowPotential: Float64Array;
  readonly columnPotential: Float64Array;
  /** Row of each column. Row and column 0 stand for "nobody yet"; the real ones count from 1. */
  readonly rowOf: Int32Array;
  readonly cost: (row: number, column: number) => number;
}

/** For each column the row assigned to it, at the least total cost. */
function cheapestColumns(size: number, cost: Duals['cost']): readonly number[] {
  const rowOf = new Int32Array(size + 1);
  const duals = {
    rowPotential: new Float64Array(size + 1),
    columnPotential: new Float64Array(size + 1),
    rowOf,
    cost,
  };
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    let { column, from } = shortestPath(duals);
    while (column !== 0) {
      const before = from[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  return Array.from(rowOf.subarray(1), (row) => row - 1);
}

/** The free column nearest to the row that waits in column 0, and the way there. */
function shortestPath(duals: Duals): { readonly column: number; readonly from: Int32Array } {
  const { rowOf } = duals;
  const from = new Int32Array(rowOf.length);
  const least = new Float64Array(rowOf.length).fill(Infinity);
  const visited = new Uint8Array(rowOf.length);
  let column = 0;
  while (rowOf[column] !== 0) {
    visited[column] = 1;
    relax({ duals, column, least, from, visited });
    const next = nearestOpen(least, visited);
    shift(duals, { step: least[next] ?? 0, least, visited });
    column = next;
  }
  return { column, from };
}

interface Search {
  readonly duals: Duals;
  readonly column: number;
  readonly least: Float64Array;
  readonly from: Int32Array;
  readonly visited: Uint8Array;
}

function relax({ duals, column, least, from, visited }: Search): void {
  const { rowOf, rowPotential, columnPotential, cost } = duals;
  const row = rowOf[column] ?? 0;
  for (let other = 1; other < least.length; other++) {
    if (visited[other]) continue;
    const reduced = cost(row - 1, other - 1) - (rowPotential[row] ?? 0) - (columnPotential[other] ?? 0);
    if (reduced >= (least[other] ?? 0)) continue;
    least[other] = reduced;
    from[other] = column;
  }
}

function nearestOpen(least: Float64Array, visited: Uint8Array): number {
  let nearest = 0;
  for (let column = 1; column < least.length; column++) {
    if (!visited[column] && (nearest === 0 || (least[column] ?? 0) < (least[nearest] ?? 0))) nearest = column;
  }
  return nearest;
}

function shift(
  { rowOf, rowPotential, columnPotential }: Duals,
  { step, least, visited }: { readonly step: number } & Pick<Search, 'least' | 'visited'>,
): void {
  for (let column = 0; column < least.length; column++) {
    if (!visited[column]) {
      least[column] = (least[column] ?? 0) - step;
      continue;
    }
    const row = rowOf[column] ?? 0;
    rowPotential[row] = (rowPotential[row] ?? 0) + step;
    columnPotential[column] = (columnPotential[column] ?? 0) - step;
  }
}
