import { type MatchTotals, paise, rupees } from '../../core/index.ts';

type SideTotal = MatchTotals['ours'];
type CodeTotal = MatchTotals['codes']['OK'];

/** The totals of two matchings of different documents together, in rupees. */
export function addTotals(a: MatchTotals, b: MatchTotals): MatchTotals {
  const code = (name: keyof MatchTotals['codes']): CodeTotal => ({
    results: a.codes[name].results + b.codes[name].results,
    ours: addSides(a.codes[name].ours, b.codes[name].ours),
    theirs: addSides(a.codes[name].theirs, b.codes[name].theirs),
  });
  return {
    ours: addSides(a.ours, b.ours),
    theirs: addSides(a.theirs, b.theirs),
    codes: { OK: code('OK'), TO: code('TO'), CO: code('CO'), Mismatch: code('Mismatch') },
    actions: {
      A: a.actions.A + b.actions.A,
      U: a.actions.U + b.actions.U,
      R: a.actions.R + b.actions.R,
      P: a.actions.P + b.actions.P,
      none: a.actions.none + b.actions.none,
    },
    suggested: a.suggested + b.suggested,
    ambiguous: a.ambiguous + b.ambiguous,
  };
}

function addSides(a: SideTotal, b: SideTotal): SideTotal {
  const add = (name: Exclude<keyof SideTotal, 'count'>): number => rupees(paise(a[name]) + paise(b[name]));
  return {
    count: a.count + b.count,
    taxableValue: add('taxableValue'),
    igst: add('igst'),
    cgst: add('cgst'),
    sgst: add('sgst'),
    cess: add('cess'),
  };
}
