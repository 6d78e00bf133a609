import {
  checkParty,
  isPlaceOfSupply,
  type Party,
  type PartyKind,
  type PartyRegistration,
  partyRegistrations,
  stateCodeOf,
  type Told,
} from '../../core/index.ts';
import type { ListRow } from './list-row.ts';

/** Words by which lists call a registration beside our own. */
const registrations: Readonly<Record<string, PartyRegistration>> = {
  regular: 'registered',
  r: 'registered',
  registeredregular: 'registered',
  compositiondealer: 'composition',
  registeredcomposition: 'composition',
  compounding: 'composition',
  sez: 'SEZ unit',
  uinholders: 'UIN holder',
  uin: 'UIN holder',
  isd: 'input service distributor',
  tds: 'tax deductor',
  eco: 'e-commerce operator',
  nonresidenttaxpayer: 'non-resident',
  urp: 'unregistered',
  u: 'unregistered',
  consumer: 'unregistered',
  unregisteredconsumer: 'unregistered',
  foreign: 'overseas',
  export: 'overseas',
};

const comparable = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');

/** A party as a row of a list tells it; undefined with findings where something of it is wrong. */
export function readParty(row: ListRow, kind: PartyKind): Told<Party> | undefined {
  const gstinText = row.text('gstin').toUpperCase();
  const gstin = gstinText === '' || gstinText === 'URP' ? null : gstinText;
  const state = stateOf(row, gstin);
  const address = {
    ...given(row, ['line', 'city', 'country']),
    ...(row.text('pinCode') === '' ? {} : { pinCode: row.text('pinCode') }),
    ...(state === '' ? {} : { state }),
  };
  const contact = given(row, ['person', 'phone', 'email']);
  const creditIneligible = row.yes('creditIneligible');
  const pan = row.text('pan').toUpperCase();
  const party: Party = {
    kinds: [kind],
    name: row.text('name'),
    ...(pan === '' ? {} : { pan }),
    ...given(row, ['web']),
    address,
    contact,
    branches: [
      {
        gstin,
        registrationType: registrationOf(row, gstin, state),
        ...given(row, ['division']),
        address,
        contact,
        ...(creditIneligible === undefined ? {} : { creditIneligible }),
      },
    ],
  };
  return row.findAll(checkParty(party)) ? { content: party, filled: row.filled() } : undefined;
}

function given(row: ListRow, fields: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap((field) => (row.text(field) === '' ? [] : [[field, row.text(field)]])),
  );
}

/** The State that is written, else that of the GSTIN; empty where neither says it. */
function stateOf(row: ListRow, gstin: string | null): string {
  const text = row.text('state');
  if (text === '') return gstin !== null && isPlaceOfSupply(gstin.slice(0, 2)) ? gstin.slice(0, 2) : '';
  const code = stateCodeOf(text);
  if (code !== null) return code;
  row.find(
    {
      code: 'ADDRESS-STATE',
      severity: 'error',
      says: `"${text}" is no State. Write its name or code, such as 27-Maharashtra.`,
    },
    'state',
  );
  return '';
}

function registrationOf(row: ListRow, gstin: string | null, state: string): PartyRegistration {
  const text = row.text('registrationType');
  const own = partyRegistrations.find((known) => comparable(known) === comparable(text));
  const named = own ?? registrations[comparable(text)];
  if (named) return named;
  if (text !== '') {
    row.find(
      {
        code: 'CHOICE',
        severity: 'error',
        says: `"${text}" is no type of registration. Write one of: ${partyRegistrations.join(' · ')}.`,
      },
      'registrationType',
    );
  }
  if (gstin === null) return state === '96' ? 'overseas' : 'unregistered';
  if (/^\d{4}[A-Z]{3}\d{5}[UO]N/.test(gstin)) return 'UIN holder';
  if (/^\d{4}[A-Z]{3}\d{5}NR/.test(gstin)) return 'non-resident';
  if (gstin.charAt(13) === 'D') return 'tax deductor';
  return gstin.charAt(13) === 'C' ? 'e-commerce operator' : 'registered';
}
