import { describe, expect, it } from 'vitest';
import type { PlaceGroup } from './places.ts';
import { placesOf } from './places-of-roles.ts';

const link = { to: '/' } as const;
const groups: readonly PlaceGroup[] = [
  { key: 'home', title: null, places: [{ key: 'dashboard', link }] },
  { key: 'new', title: 'New', isMenu: true, places: [{ key: 'newSale', link }] },
  { key: 'sale', title: 'Sale', places: [{ key: 'invoices', link }] },
  {
    key: 'gstn',
    title: 'GSTN',
    places: [
      { key: 'import', link },
      { key: 'returnStatus', link },
    ],
  },
  {
    key: 'settings',
    title: null,
    places: [
      { key: 'users', link },
      { key: 'security', link },
    ],
  },
];
const shown = (...roles: Parameters<typeof placesOf>[0]) =>
  placesOf(roles, groups).flatMap(({ places }) => places.map(({ key }) => key));

describe('the menus', () => {
  it('show an administrator everything', () => {
    expect(shown('admin')).toEqual(groups.flatMap(({ places }) => places.map(({ key }) => key)));
  });

  it('offer nothing new to who may not edit, and no users to who does not manage them', () => {
    expect(shown('auditor')).toEqual(['dashboard', 'invoices', 'returnStatus', 'security']);
    expect(shown('maker')).toEqual([
      'dashboard',
      'newSale',
      'invoices',
      'import',
      'returnStatus',
      'security',
    ]);
  });

  it('lead a client to no list of documents, but a client who is also a maker everywhere a maker goes', () => {
    expect(shown('client')).toEqual(['dashboard', 'returnStatus', 'security']);
    expect(shown('client', 'maker')).toEqual(shown('maker'));
  });
});
