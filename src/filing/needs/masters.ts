import type { Campus, Company, Item, Party } from '../../core/index.ts';
import type { Page, PageWanted } from './page.ts';

/** What each kind of master holds. */
export interface MasterContents {
  readonly party: Party;
  readonly item: Item;
  readonly company: Company;
  readonly campus: Campus;
}

/** A kind of master. */
export type MasterKind = keyof MasterContents;

/** A master as it is to be kept. */
export interface NewMaster<Content> {
  readonly name: string;
  /** What a list is narrowed by. */
  readonly labels: readonly string[];
  /** What a find looks in. */
  readonly search: string;
  /** What no other master of the kind may have. */
  readonly keys: readonly string[];
  readonly content: Content;
}

/** A master as it is to be from now on, in place of the version that was read. */
export interface ChangedMaster<Content> extends NewMaster<Content> {
  readonly entry: number;
  readonly version: number;
}

/** A master as it is kept, with its number for ever and its version. */
export interface MasterEntry<Content> {
  readonly entry: number;
  readonly version: number;
  readonly content: Content;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** Which masters a list shows. */
export interface MasterFilter {
  readonly label?: string | undefined;
  readonly find?: string | undefined;
}

/** A part of a list of masters, with how many match. */
export interface MasterPage<Content> extends Page<MasterEntry<Content>> {
  readonly count: number;
}

/** Who changed a master, and when. */
export interface MasterChange {
  readonly at: string;
  readonly by: string;
}

/** What an import did to a master: how it was before, null where it was added, and the version it has since. */
export interface ReplacedMaster<Content> {
  readonly entry: number;
  readonly version: number;
  readonly was: Content | null;
}

/** The masters of one kind. */
export interface MasterBook<Content> {
  /** Every one, in the order of entry. */
  all(): Promise<readonly MasterEntry<Content>[]>;
  /** By name. */
  page(filter: MasterFilter, wanted: PageWanted): Promise<MasterPage<Content>>;
  entry(entry: number): Promise<MasterEntry<Content> | null>;
  /** The masters that have one of these keys. */
  withKeys(keys: readonly string[]): Promise<readonly MasterEntry<Content>[]>;
  /** Answers the number of each, in their order. */
  add(masters: readonly NewMaster<Content>[], change: MasterChange): Promise<readonly number[]>;
  /** Answers how many were changed: those that nobody else has changed since their `version`. */
  change(masters: readonly ChangedMaster<Content>[], change: MasterChange): Promise<number>;
  /** Takes them off every list; their keys are free again. */
  remove(entries: readonly number[], change: MasterChange): Promise<void>;
  /** Keeps what an import did, so that undoing it puts everything back. */
  keepReplaced(importId: string, replaced: readonly ReplacedMaster<Content>[]): Promise<void>;
  replaced(importId: string): Promise<readonly ReplacedMaster<Content>[]>;
  /** Forgets what an undone import did: an import before it finds its masters as it left them, and can be undone too. */
  forgetReplaced(importId: string): Promise<void>;
}

/** The masters of a tenant. */
export interface MasterBooks {
  of<Kind extends MasterKind>(kind: Kind): MasterBook<MasterContents[Kind]>;
}
