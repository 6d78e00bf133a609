/** A column of a list as a person has arranged it; what is absent is as the list comes. */
export interface ColumnLayout {
  readonly id: string;
  /** px */
  readonly width?: number;
  readonly isHidden?: boolean;
  /** Stays in view when the rest scrolls. */
  readonly isPinned?: boolean;
}

/** How a person has arranged a list, or keeps it under a name. */
export interface ListView {
  /** Name of the list in the web app. */
  readonly list: string;
  /** Empty: as the list was left. */
  readonly name: string;
  /** In the order of the columns. */
  readonly columns: readonly ColumnLayout[];
  /** Filters by their names in the address. */
  readonly filters: Readonly<Record<string, string>>;
}

/** The lists of people, each person's own. */
export interface ListViewBooks {
  ofPerson(userId: string): Promise<readonly ListView[]>;
  put(userId: string, view: ListView): Promise<void>;
  remove(userId: string, view: Pick<ListView, 'list' | 'name'>): Promise<void>;
}
