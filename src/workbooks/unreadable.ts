import type { Finding } from '../core/index.ts';

/** Ends the reading of a file: nothing of it is taken, and the finding says why. */
export class UnreadableFile extends Error {
  readonly finding: Finding;

  constructor(finding: Omit<Finding, 'severity'>) {
    super(finding.says);
    this.name = 'UnreadableFile';
    this.finding = { severity: 'error', ...finding };
  }
}

/** The refusal of a file whose bytes contradict themselves. */
export function damaged(fileName: string, what: string): UnreadableFile {
  return new UnreadableFile({
    code: 'FILE-DAMAGED',
    says: `File "${fileName}" is damaged: ${what}. Download or save it again and import the new copy.`,
  });
}
