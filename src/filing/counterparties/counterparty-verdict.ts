/** How a task with counter parties ended. */
export interface CounterpartyVerdict {
  readonly state: 'done' | 'done-with-errors' | 'refused';
  readonly says: string;
  readonly code: string | null;
}
