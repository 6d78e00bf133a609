import type { Finding } from '../finding.ts';
import { checkAddress, isPan, type MasterAddress } from './address.ts';

/** What a place of business may be. */
export const campusTypes = ['office', 'warehouse', 'manufacturing', 'shop'] as const;

/** A place of business under a registration. */
export interface Campus {
  readonly gstin: string;
  readonly name: string;
  /** As it stands on printed documents. */
  readonly printName?: string;
  readonly code: string;
  readonly type: (typeof campusTypes)[number];
  readonly division?: string;
  readonly address: MasterAddress;
}

/** A legal entity: everything under one PAN. */
export interface Company {
  readonly pan: string;
  readonly name: string;
  readonly brand?: string;
  readonly address: MasterAddress;
  readonly email?: string;
  readonly phone?: string;
}

/** What is wrong with a campus; the column of a finding is the path of the field. */
export function checkCampus(campus: Campus): readonly Finding[] {
  const findings: Finding[] = [...checkAddress(campus.address, 'address')];
  const missing = (['name', 'code'] as const).filter((field) => campus[field].trim() === '');
  for (const column of missing) {
    findings.push({
      code: 'CAMPUS-MISSING',
      severity: 'error',
      column,
      says: `The campus has no ${column}. Enter one that you know it by.`,
    });
  }
  const { state } = campus.address;
  if (state && state !== campus.gstin.slice(0, 2)) {
    findings.push({
      code: 'CAMPUS-STATE',
      severity: 'error',
      column: 'address.state',
      value: state,
      says: `State ${state} is not that of GSTIN "${campus.gstin}". A campus lies in the State of its registration; choose ${campus.gstin.slice(0, 2)}, or another GSTIN.`,
    });
  }
  return findings;
}

/** What is wrong with a company; the column of a finding is the path of the field. */
export function checkCompany(company: Company): readonly Finding[] {
  const findings: Finding[] = [...checkAddress(company.address, 'address')];
  if (!isPan(company.pan)) {
    findings.push({
      code: 'COMPANY-PAN',
      severity: 'error',
      column: 'pan',
      value: company.pan,
      says: `"${company.pan}" is no PAN. Enter 5 letters, 4 digits and 1 letter.`,
    });
  }
  if (company.name.trim() === '') {
    findings.push({
      code: 'COMPANY-NAME',
      severity: 'error',
      column: 'name',
      says: 'The company has no name. Enter the legal name that belongs to its PAN.',
    });
  }
  return findings;
}
