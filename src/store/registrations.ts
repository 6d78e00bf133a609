import type { Registration } from '../filing/needs/store.ts';
import { query, type Transaction } from './transaction.ts';

interface RegistrationRow {
  readonly gstin: string;
  readonly legal_name: string;
  readonly portal_user_name: string;
  readonly signatory_pan: string;
  readonly gateway: string;
  readonly frequency: Registration['frequency'];
  readonly turnover_previous_year: number | null;
  readonly turnover_current_year: number | null;
}

const columns = `gstin, legal_name, portal_user_name, signatory_pan, gateway, frequency,
  turnover_previous_year, turnover_current_year`;

function readRow(row: RegistrationRow): Registration {
  return {
    gstin: row.gstin,
    legalName: row.legal_name,
    portalUserName: row.portal_user_name,
    signatoryPan: row.signatory_pan,
    gateway: row.gateway,
    frequency: row.frequency,
    turnoverPreviousYear: row.turnover_previous_year,
    turnoverCurrentYear: row.turnover_current_year,
  };
}

/** One registration of the tenant; null when he has none under this GSTIN. */
export async function readRegistration(tx: Transaction, gstin: string): Promise<Registration | null> {
  const sql = `select ${columns} from registrations where tenant_id = $1 and gstin = $2`;
  const [row] = await query<RegistrationRow>(tx, sql, [tx.tenantId, gstin]);
  return row ? readRow(row) : null;
}

/** All registrations of the tenant, by GSTIN. */
export async function readRegistrations(tx: Transaction): Promise<readonly Registration[]> {
  const sql = `select ${columns} from registrations where tenant_id = $1 order by gstin`;
  return (await query<RegistrationRow>(tx, sql, [tx.tenantId])).map(readRow);
}

/** Adds or replaces a registration. Turnover in paise. */
export async function saveRegistration(tx: Transaction, registration: Registration): Promise<void> {
  await query(
    tx,
    `insert into registrations (tenant_id, ${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (tenant_id, gstin) do update set
       legal_name = excluded.legal_name, portal_user_name = excluded.portal_user_name,
       signatory_pan = excluded.signatory_pan, gateway = excluded.gateway, frequency = excluded.frequency,
       turnover_previous_year = excluded.turnover_previous_year, turnover_current_year = excluded.turnover_current_year`,
    [
      tx.tenantId,
      registration.gstin,
      registration.legalName,
      registration.portalUserName,
      registration.signatoryPan,
      registration.gateway,
      registration.frequency,
      registration.turnoverPreviousYear,
      registration.turnoverCurrentYear,
    ],
  );
}
