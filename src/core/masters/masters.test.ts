import { expect, it } from 'vitest';
import { checkCampus, checkCompany } from './campus.ts';
import { checkItem, type Item } from './item.ts';
import { checkParty, type Party, type PartyBranch } from './party.ts';

const branch = (gstin: string | null, changes: Partial<PartyBranch> = {}): PartyBranch => ({
  gstin,
  registrationType: gstin === null ? 'unregistered' : 'registered',
  address: {},
  contact: {},
  ...changes,
});
const party = (branches: readonly PartyBranch[], changes: Partial<Party> = {}): Party => ({
  kinds: ['customer'],
  name: 'Narmada Fabrics LLP',
  address: {},
  contact: {},
  branches,
  ...changes,
});
const places = (findings: readonly { readonly code: string; readonly column?: string }[]) =>
  findings.map(({ code, column }) => `${code} ${column}`);

it('names the check character that a GSTIN calls for', () => {
  const [finding] = checkParty(party([branch('27AAMCT7421K1ZX')]));
  expect(finding).toMatchObject({
    code: 'PARTY-GSTIN',
    column: 'branches.0.gstin',
    value: '27AAMCT7421K1ZX',
  });
  expect(finding?.says).toContain('its first 14 characters call for V');
});

it('takes a party with a GSTIN, one without, and one abroad', () => {
  const branches = [
    branch('27AAMCT7421K1ZV', { address: { state: '27', pinCode: '400001' } }),
    branch(null),
    branch(null, { registrationType: 'overseas', address: { state: '96', pinCode: 'SW1A 1AA' } }),
  ];
  expect(checkParty(party(branches, { pan: 'AAMCT7421K' }))).toEqual([]);
});

it('refuses what does not belong together', () => {
  const wrong = party(
    [
      branch('27AAMCT7421K1ZV', { address: { state: '24' } }),
      branch('27AAMCT7421K1ZV'),
      branch(null, { registrationType: 'composition' }),
      branch('27AAMCT7421K1ZV', {
        registrationType: 'unregistered',
        address: { pinCode: '12', state: '00' },
      }),
    ],
    { name: ' ', kinds: [], pan: 'AAMCT7421K' },
  );
  expect(places(checkParty(wrong)).toSorted()).toEqual([
    'ADDRESS-PIN branches.3.address.pinCode',
    'ADDRESS-STATE branches.3.address.state',
    'PARTY-GSTIN branches.3.gstin',
    'PARTY-GSTIN-MISSING branches.2.gstin',
    'PARTY-GSTIN-TWICE branches.1.gstin',
    'PARTY-KIND kinds',
    'PARTY-NAME name',
    'PARTY-STATE branches.0.address.state',
  ]);
  expect(places(checkParty(party([branch('27AAMCT7421K1ZV')], { pan: 'AAACR5055K' })))).toEqual([
    'PARTY-OTHER-PAN branches.0.gstin',
  ]);
  expect(places(checkParty(party([], { pan: 'AAMCT' })))).toEqual(['PARTY-PAN pan']);
});

const item: Item = {
  kind: 'goods',
  code: '5208',
  description: 'Cotton fabric',
  unit: 'MTR',
  rates: [
    { rate: 12, from: '2017-07-01', to: '2025-09-21' },
    { rate: 5, from: '2025-09-22' },
  ],
};

it('takes an item whose rates follow one another', () => {
  expect(checkItem(item)).toEqual([]);
});

it('says what is wrong with code, unit and rates of an item', () => {
  expect(places(checkItem({ ...item, kind: 'services', unit: 'METRE', description: '' }))).toEqual([
    'ITEM-HSN-KIND code',
    'ITEM-DESCRIPTION description',
    'ITEM-UNIT unit',
  ]);
  expect(places(checkItem({ ...item, code: '52x', rates: [] }))).toEqual([
    'ITEM-HSN code',
    'ITEM-RATE-MISSING rates',
  ]);
  expect(checkItem({ ...item, code: '00000000' })).toMatchObject([
    { code: 'ITEM-HSN-UNKNOWN', severity: 'warning' },
  ]);
  const rates = [
    { rate: 11, from: '2020-01-01', to: '2019-01-01' },
    { rate: 5, from: '2025-01-01' },
    { rate: 5, from: '2025-09-22' },
  ];
  expect(places(checkItem({ ...item, rates }))).toEqual([
    'ITEM-RATE rates.0.rate',
    'ITEM-RATE-DAYS rates.0.to',
    'ITEM-RATE-TWICE rates.2.from',
  ]);
});

it('holds a campus to the State of its registration', () => {
  const campus = {
    gstin: '27AAMCT7421K1ZV',
    name: 'Works',
    code: '',
    type: 'office',
    address: { state: '24' },
  } as const;
  expect(places(checkCampus(campus))).toEqual(['CAMPUS-MISSING code', 'CAMPUS-STATE address.state']);
});

it('wants a company to have a name and a PAN', () => {
  expect(places(checkCompany({ pan: 'X', name: '', address: {} }))).toEqual([
    'COMPANY-PAN pan',
    'COMPANY-NAME name',
  ]);
});
