import { taxpayerWith } from '../taxpayer.ts';
import type { TaxpayerState } from '../world.ts';

/** Invented companies that a fresh portal already knows; any other GSTIN is registered by its first call. */
export const SAMPLE_TAXPAYERS: readonly TaxpayerState[] = [
  taxpayerWith('27AAMCT7421K1ZV', { legalName: 'Tapti Looms Private Limited' }),
  taxpayerWith('29AADFM3390P1ZN', { legalName: 'Malnad Traders' }),
  taxpayerWith('27AAGCR5512L1Z5', { legalName: 'Rohini Garments Limited' }),
];
