import {
  type Campus,
  type Company,
  campusTypes,
  checkCampus,
  checkCompany,
  type Told,
} from '../../core/index.ts';
import type { ListRow } from './list-row.ts';

/** A company as a row of a list tells it; undefined with findings where something of it is wrong. */
export function readCompany(row: ListRow): Told<Company> | undefined {
  const company: Company = {
    name: row.text('name'),
    pan: row.text('pan').toUpperCase(),
    ...row.given(['brand', 'phone', 'email']),
    address: row.address(),
  };
  return row.findAll(checkCompany(company)) ? { content: company, filled: row.filled() } : undefined;
}

/** A campus as a row of a list tells it; whether the GSTIN is one's own is seen in the books. */
export function readCampus(row: ListRow): Told<Campus> | undefined {
  const gstin = row.text('gstin').toUpperCase();
  const campus: Campus = {
    gstin,
    name: row.text('name'),
    code: row.text('code'),
    type: typeOf(row),
    ...row.given(['printName', 'division']),
    address: row.address(gstin),
  };
  return row.findAll(checkCampus(campus)) ? { content: campus, filled: row.filled() } : undefined;
}

function typeOf(row: ListRow): Campus['type'] {
  const text = row.text('type').toLowerCase();
  const type = campusTypes.find((known) => known === text);
  if (type === undefined && text !== '') {
    row.find(
      {
        code: 'CHOICE',
        severity: 'error',
        says: `"${row.text('type')}" is no type of campus. Write one of: ${campusTypes.join(' · ')}.`,
      },
      'type',
    );
  }
  return type ?? 'office';
}
