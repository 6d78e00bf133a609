import { describe, expect, it } from 'vitest';
import { isSameParty, mergedParty } from './merge-parties.ts';
import type { Party, PartyBranch } from './party.ts';

const branch = (gstin: string | null, city = ''): PartyBranch => ({
  gstin,
  registrationType: gstin ? 'registered' : 'unregistered',
  address: city ? { city } : {},
  contact: {},
});
const party = (name: string, rest: Partial<Party> = {}): Party => ({
  kinds: ['customer'],
  name,
  address: {},
  contact: {},
  branches: [],
  ...rest,
});

describe('two entries of one party', () => {
  it('are told by a PAN in common, wherever it stands', () => {
    const one = party('Tara Mills', { branches: [branch('27AAMCT7421K1ZV')] });
    expect(isSameParty(one, party('T. Mills (Surat)', { pan: 'AAMCT7421K' }))).toBe(true);
    expect(isSameParty(one, party('Tara Mills', { pan: 'AAACR5055K' }))).toBe(false);
  });

  it('are told by the name but for signs and legal form where one of them has no PAN', () => {
    const one = party('M/s Tara Mills Pvt. Ltd.', { pan: 'AAMCT7421K' });
    expect(isSameParty(one, party('TARA MILLS PRIVATE LIMITED'))).toBe(true);
    expect(isSameParty(one, party('Tara Mill'))).toBe(false);
    expect(isSameParty(party('Pvt. Ltd.'), party('The Company'))).toBe(false);
    expect(isSameParty(party('तारा मिल्स'), party('तारा मिलस'))).toBe(false);
  });

  it('become one that keeps what the first says and has the places and kinds of both, each once', () => {
    const kept = party('Tara Mills', {
      contact: { phone: '1' },
      branches: [branch('27AAMCT7421K1ZV'), branch(null, 'Pune')],
    });
    const other = party('Tara', {
      kinds: ['vendor'],
      pan: 'AAMCT7421K',
      contact: { phone: '2', email: 'tara@example.in' },
      branches: [branch('24AAMCT7421K1Z1'), branch(null, 'pune'), branch(null, 'Surat')],
    });
    expect(mergedParty(kept, other)).toEqual({
      kinds: ['customer', 'vendor'],
      name: 'Tara Mills',
      pan: 'AAMCT7421K',
      address: {},
      contact: { phone: '1', email: 'tara@example.in' },
      branches: [...kept.branches, branch('24AAMCT7421K1Z1'), branch(null, 'Surat')],
    });
  });
});
