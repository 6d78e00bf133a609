import type { ReactNode } from 'react';
import type { Filters } from './use-filters.ts';

/** What an exported file writes in a column. */
interface Written {
  /** Name of the field in the answer of the API, with points within. */
  readonly field: string;
  readonly kind: 'text' | 'money' | 'number' | 'date' | 'instant';
  /** What a value is called for people. */
  readonly words?: Readonly<Record<string, string>>;
}

const writtenAs =
  (kind: Written['kind']) =>
  (field: string, words?: Written['words']): Written => ({ field, kind, ...(words && { words }) });

/** How a field of the API is written into a file: `written.money('value')`. */
export const written = {
  text: writtenAs('text'),
  money: writtenAs('money'),
  number: writtenAs('number'),
  date: writtenAs('date'),
  instant: writtenAs('instant'),
};

/** The filter that a value of a row stands for, and what the value is called. */
export interface ValueFilter {
  readonly filters: Filters;
  readonly words: string;
}

/** One column of a list: what it is called, how wide it starts, and what it shows of a row. */
export interface ListColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** px */
  readonly width: number;
  readonly isNumber?: boolean;
  /** Not shown until asked for. */
  readonly isExtra?: boolean;
  /** Stays at the right edge when the rest scrolls; only the last column can. */
  readonly isPinned?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** What an exported file writes of a row; a column without it is not exported. */
  readonly exported?: Written;
  /** A press on the value, or a command of the row, shows only rows with the same one. */
  readonly filter?: (row: Row) => ValueFilter | null | '' | undefined;
  /** Of everything that matches, not of the rows loaded. */
  readonly total?: ReactNode;
}

/** A command on one row: by right-click, by Shift+F10 and behind the visible ⋯ alike. */
export interface RowCommand {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isGrave?: boolean;
  /** The letter that does the same while the row has the focus. */
  readonly letter?: string;
  /** Why it cannot be done now; then it is shown with this sentence and does nothing. */
  readonly why?: string | undefined;
  readonly run: () => void;
}

/** Everything a list needs to show records of any kind. */
export interface ListProps<Row> {
  /** Under this name a person's columns and views are kept. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly ListColumn<Row>[];
  readonly rows: readonly Row[];
  /** How many rows match on the server. */
  readonly count: number;
  /** What the totals are of; so many documents, where nothing is said. */
  readonly totalWords?: string;
  readonly keyOf: (row: Row) => string;
  readonly nameOf: (row: Row) => string;
  readonly commandsOf: (row: Row) => readonly RowCommand[];
  readonly onOpen: (row: Row) => void;
  /** What Enter does where that is something else than opening. */
  readonly onEnter?: (row: Row) => void;
  /** Without these two the list has no ticks: it is only read. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** The end of what is loaded comes near; left out where all is loaded. */
  readonly onNearEnd?: () => void;
  /** Older rows stand while newer ones load. */
  readonly isStale?: boolean;
  /** What a narrow screen shows in place of the columns. */
  readonly card: (row: Row) => ReactNode;
}
