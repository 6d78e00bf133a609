import { isTaxpayerGstin } from './gstin.ts';
import type { TaxpayerState, World } from './world.ts';

/** A registration with everything that was not said filled in: its own PAN may sign, it is regular and old. */
export function taxpayerWith(gstin: string, change: Partial<TaxpayerState> = {}): TaxpayerState {
  return {
    gstin,
    legalName: `Taxpayer ${gstin}`,
    userNames: [],
    isOpen: true,
    pans: [gstin.slice(2, 12)],
    isSez: false,
    registeredOn: '01-07-2017',
    allowsApi: true,
    preferences: {},
    ...change,
  };
}

/** The taxpayer of a GSTIN, registered now if its check character is right; undefined when it is not. */
export function findOrRegister(world: World, gstin: unknown): TaxpayerState | undefined {
  if (!isTaxpayerGstin(gstin)) return undefined;
  const known = world.taxpayers.get(gstin);
  if (known !== undefined) return known;
  const taxpayer = taxpayerWith(gstin);
  world.taxpayers.set(gstin, taxpayer);
  return taxpayer;
}

/** Whether a user may act for a taxpayer; an open registration takes the user in. */
export function admitUser(world: World, taxpayer: TaxpayerState, userName: string): boolean {
  if (taxpayer.userNames.includes(userName)) return true;
  if (!taxpayer.isOpen) return false;
  world.taxpayers.set(taxpayer.gstin, { ...taxpayer, userNames: [...taxpayer.userNames, userName] });
  return true;
}
