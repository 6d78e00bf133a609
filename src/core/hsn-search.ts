import { hsnMaster } from './hsn-master.ts';

/** An HSN or SAC code with its official name, as the search answers it. */
export interface HsnMatch {
  readonly code: string;
  readonly description: string;
}

interface Entry extends HsnMatch {
  /** Name in small letters, every word with a blank before and after. */
  readonly words: string;
  /** The same of its four-digit heading: "Other" is found by what it is the other of. */
  readonly heading: string;
}

let entries: readonly Entry[] | undefined;

/**
 * Codes of the portal's master that begin with a number, or whose names have all the given words: best first, at most
 * `limit`. Words may be unfinished, as in typing. Nothing is found for nothing.
 */
export function searchHsn(query: string, limit = 20): readonly HsnMatch[] {
  entries ??= readEntries();
  const asked = query.trim().toLowerCase();
  const found = /^\d+$/.test(asked.replaceAll(' ', ''))
    ? byCode(entries, asked.replaceAll(' ', ''), limit)
    : byWords(entries, asked.match(wordPattern) ?? [], limit);
  return found.map(({ code, description }) => ({ code, description }));
}

const wordPattern = /[\p{L}\p{N}]+/gu;

/** The code itself, then its chapter tree from the general to the particular. */
function byCode(all: readonly Entry[], prefix: string, limit: number): readonly Entry[] {
  return all
    .filter(({ code }) => code.startsWith(prefix))
    .sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1))
    .slice(0, limit);
}

function byWords(all: readonly Entry[], words: readonly string[], limit: number): readonly Entry[] {
  if (words.length === 0) return [];
  const asked = words.map(spellings);
  const scored = all.flatMap((entry) => {
    const score = scoreOf(entry, asked);
    return score === 0 ? [] : [{ entry, score }];
  });
  // Of equals the shorter name says the thing itself; longer ones say it with exceptions.
  scored.sort(
    (a, b) =>
      b.score - a.score ||
      a.entry.description.length - b.entry.description.length ||
      (a.entry.code < b.entry.code ? -1 : 1),
  );
  return scored.slice(0, limit).map(({ entry }) => entry);
}

/** The master writes now the singular, now the plural. */
function spellings(word: string): readonly string[] {
  return word.length > 3 && word.endsWith('s') ? [word, word.slice(0, -1)] : [word];
}

/** Zero unless every word is found somewhere; own words count more than the heading's, whole ones more than parts. */
function scoreOf({ words, heading }: Entry, asked: readonly (readonly string[])[]): number {
  let score = 0;
  for (const spelled of asked) {
    const points = Math.max(...spelled.map((word) => pointsOf(word, words, heading)));
    if (points === 0) return 0;
    score += points;
  }
  return score + (asked[0]?.some((word) => words.startsWith(` ${word}`)) ? 1 : 0);
}

function pointsOf(word: string, words: string, heading: string): number {
  const own = words.indexOf(` ${word}`);
  if (own >= 0) return words.includes(` ${word} `) || words.includes(` ${word}s `) ? 8 : 5;
  if (heading.includes(` ${word}`)) return 3;
  // The master runs some words together ("MULESANDHINNIES"); short parts would be found everywhere.
  return word.length > 3 && words.includes(word) ? 1 : 0;
}

function readEntries(): readonly Entry[] {
  const headings = new Map<string, string>();
  return hsnMaster.map((line) => {
    const tab = line.indexOf('\t');
    const code = line.slice(0, tab);
    const description = line.slice(tab + 1);
    const words = ` ${(description.toLowerCase().match(wordPattern) ?? []).join(' ')} `;
    if (code.length === 4) headings.set(code, words);
    return { code, description, words, heading: headings.get(code.slice(0, 4)) ?? '' };
  });
}
