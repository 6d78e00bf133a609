/** What stands behind a request: the audit log keeps it with every act. */
export interface Origin {
  readonly requestId: string;
  /** The role of who asks, null while nobody knows who that is. */
  role(): string | null;
}
