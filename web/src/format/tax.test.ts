import { expect, it } from 'vitest';
import { taxOn as taxOfCore } from '../../../src/core/index.ts';
import { taxOn } from './tax.ts';

it('is the tax that the return works out, for every rate and share', () => {
  for (const rate of [0.1, 0.25, 1.5, 3, 5, 7.5, 12, 18, 28, 40])
    for (const share of [100, 65, 50, 32.5])
      for (const paise of [0, 1, 49, 10_000_33, -7_77, 99_99_99_999_99])
        expect(taxOn(paise, rate, share)).toBe(taxOfCore(paise, rate, share));
});
