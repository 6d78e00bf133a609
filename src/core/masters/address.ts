import type { Finding } from '../finding.ts';
import { isPlaceOfSupply } from '../state.ts';

/** Where somebody is. */
export interface MasterAddress {
  readonly line?: string;
  readonly city?: string;
  readonly pinCode?: string;
  /** Two digits; 96 outside India. */
  readonly state?: string;
  readonly country?: string;
}

/** Whether a text is written like a PAN: 5 letters, 4 digits, 1 letter. */
export function isPan(text: string): boolean {
  return /^[A-Z]{5}\d{4}[A-Z]$/.test(text);
}

/** What is wrong with an address; `place` leads the column of each finding. */
export function checkAddress({ state, pinCode }: MasterAddress, place: string): readonly Finding[] {
  const findings: Finding[] = [];
  if (state && !isPlaceOfSupply(state)) {
    findings.push({
      code: 'ADDRESS-STATE',
      severity: 'error',
      column: `${place}.state`,
      value: state,
      says: `"${state}" is no State code. Choose a State, or 96 outside India.`,
    });
  }
  if (pinCode && state !== '96' && !/^[1-9]\d{5}$/.test(pinCode)) {
    findings.push({
      code: 'ADDRESS-PIN',
      severity: 'error',
      column: `${place}.pinCode`,
      value: pinCode,
      says: `"${pinCode}" is no PIN code. Enter six digits, the first not 0.`,
    });
  }
  return findings;
}
