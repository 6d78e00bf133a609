import {
  checkParty,
  type Party,
  type PartyKind,
  type PartyRegistration,
  partyRegistrations,
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
  const address = row.address(gstin);
  const contact = row.given(['person', 'phone', 'email']);
  const creditIneligible = row.yes('creditIneligible');
  const pan = row.text('pan').toUpperCase();
  const party: Party = {
    kinds: [kind],
    name: row.text('name'),
    ...(pan === '' ? {} : { pan }),
    ...row.given(['web']),
    address,
    contact,
    branches: [
      {
        gstin,
        registrationType: registrationOf(row, gstin, address.state),
        ...row.given(['division']),
        address,
        contact,
        ...(creditIneligible === undefined ? {} : { creditIneligible }),
      },
    ],
  };
  return row.findAll(checkParty(party)) ? { content: party, filled: row.filled() } : undefined;
}

function registrationOf(row: ListRow, gstin: string | null, state: string | undefined): PartyRegistration {
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
