import type { ReturnForm, ReturnPeriod } from '../../core/index.ts';

/** Names a return, as everywhere. */
interface ReturnKey {
  readonly gstin: string;
  readonly form: ReturnForm;
  readonly returnPeriod: ReturnPeriod;
}

/** What is approved: that a return be submitted and filed, or that all that is saved of it on the portal be deleted. */
export type ApprovalPurpose = 'file' | 'reset';

/** A request that a return be approved, and what came of it. */
export interface Approval {
  readonly approvalId: string;
  readonly key: ReturnKey;
  readonly purpose: ApprovalPurpose;
  /** `voided`: documents changed after the request. `used`: the one reset that was approved has been asked for. */
  readonly state: 'waiting' | 'approved' | 'rejected' | 'recalled' | 'voided' | 'used';
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly note: string;
  /** Over everything the summary is made of, as it stood at the request; hex. */
  readonly hash: string;
  readonly documents: number;
  /** Paise. */
  readonly taxableValue: number;
  readonly tax: number;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  /** An administrator went past the rule of two, with a reason. */
  readonly isEmergency: boolean;
  /** Whoever asked for it approved it himself. */
  readonly isOwn: boolean;
  /** Who has delegated his approvals to `decidedBy`. */
  readonly onBehalfOf: string | null;
  /** Documents that changed after the request, where that voided it. */
  readonly changed: number | null;
}

/** How returns of a GSTIN come to be filed. */
export interface ApprovalPolicy {
  readonly gstin: string;
  /** Null where nothing is set: then as the number of people says who can act. */
  readonly isNeeded: boolean | null;
  /** Whether API keys may file without an approval. */
  readonly keysMayFile: boolean;
}

/** Approvals that a checker leaves to somebody else for some days. */
export interface Delegation {
  readonly delegationId: string;
  readonly givenBy: string;
  readonly givenTo: string;
  /** Null for every GSTIN. */
  readonly gstins: readonly string[] | null;
  /** Indian days, yyyy-mm-dd, both included. */
  readonly from: string;
  readonly to: string;
}

/** Requests, policies and delegations of a tenant. */
export interface ApprovalBooks {
  /** Keeps a request with the hash of every document of its return, and answers it with their number and sums. */
  open(
    request: Pick<Approval, 'approvalId' | 'key' | 'purpose' | 'requestedBy' | 'requestedAt' | 'note'>,
  ): Promise<Approval>;
  approval(approvalId: string): Promise<Approval | null>;
  /** The newest request of a return for a purpose, whatever became of it. */
  newest(key: ReturnKey, purpose: ApprovalPurpose): Promise<Approval | null>;
  /** All of a return, the oldest first. */
  ofReturn(key: ReturnKey): Promise<readonly Approval[]>;
  /** Those that wait, and the newest of the others; of some GSTINs, null for all. */
  list(gstins: readonly string[] | null, limit: number): Promise<readonly Approval[]>;
  /** Documents that were added, changed or taken out since the request. */
  changedSince(approval: Approval): Promise<number>;
  save(approval: Approval): Promise<void>;
  policy(gstin: string): Promise<ApprovalPolicy>;
  savePolicy(policy: ApprovalPolicy): Promise<void>;
  /** People who may sign in and do more than look. */
  actingPeople(): Promise<number>;
  /** Those of them who may approve for a GSTIN: administrators and checkers. */
  approvers(gstin: string): Promise<number>;
  delegations(): Promise<readonly Delegation[]>;
  delegate(delegation: Delegation): Promise<void>;
  endDelegation(delegationId: string): Promise<void>;
}
