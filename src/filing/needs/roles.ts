/**
 * What somebody is to the taxpayer: owner or administrator, maker (prepares), checker (reviews), signatory (files), client
 * (looks at sums) or auditor (looks at everything, changes nothing).
 */
export type Role = 'admin' | 'maker' | 'checker' | 'signatory' | 'client' | 'auditor';

/** A role for some GSTINs; null for every one of the company, new ones too. */
export interface Grant {
  readonly role: Role;
  readonly gstins: readonly string[] | null;
}
