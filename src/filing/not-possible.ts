/** Why something cannot be done now: a closed list, for programs. */
export type NotPossibleCode =
  | 'NOT-PERMITTED'
  | 'NOT-FOUND'
  | 'NOT-CONNECTED'
  | 'FILED'
  | 'TASK-OPEN'
  | 'NOTHING-TO-SEND'
  | 'NOT-SAVED'
  | 'UNSENT-CHANGES'
  | 'DIFFERENCE'
  | 'NOT-READY'
  | 'SUMMARY-NEEDED'
  | 'NOT-CONFIRMED'
  | 'APPROVAL'
  | 'PERIOD'
  | 'PAN'
  | 'USER-NAME'
  | 'OTP'
  | 'IMPORT-STATE'
  | 'CHANGED'
  | 'TWICE'
  | 'IN-USE'
  | 'URL'
  | 'DISABLED'
  | 'NOT-IN-PAYLOAD'
  | 'TOO-MANY';

/** What a person asked for is not possible as things stand; the message says why and what to do. Nothing was done. */
export class NotPossible extends Error {
  readonly code: NotPossibleCode;
  constructor(code: NotPossibleCode, message: string) {
    super(message);
    this.name = 'NotPossible';
    this.code = code;
  }
}

/** The reason a button is disabled and its use case refuses: one sentence for both. */
export interface Reason {
  readonly code: NotPossibleCode;
  readonly says: string;
}

/** Throws the reason, if there is one. */
export function refuseFor(reason: Reason | null): void {
  if (reason) throw new NotPossible(reason.code, reason.says);
}
