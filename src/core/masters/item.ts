import type { Finding } from '../finding.ts';
import { hsnDescription, isService } from '../hsn.ts';
import { isTaxRate, taxRates } from '../tax-rate.ts';
import { quantityCode } from '../uqc.ts';

/** A rate of an item with the days it holds. */
export interface ItemRate {
  /** Percent of integrated tax. */
  readonly rate: number;
  /** Percent of cess. */
  readonly cess?: number;
  /** yyyy-mm-dd */
  readonly from: string;
  /** yyyy-mm-dd, the last day; absent while it holds. */
  readonly to?: string;
}

/** Something the taxpayer sells or buys, with its HSN or SAC. */
export interface Item {
  readonly kind: 'goods' | 'services';
  readonly code: string;
  readonly description: string;
  /** Unit quantity code; NA for services. */
  readonly unit: string;
  readonly rates: readonly ItemRate[];
  readonly creditIneligible?: boolean;
  /** Words by which people find it too. */
  readonly keyword?: string;
}

/** What is wrong with an item; the column of a finding is the path of the field, as `rates.0.from`. */
export function checkItem(item: Item): readonly Finding[] {
  const findings: Finding[] = [];
  const code = checkCode(item);
  if (code) findings.push(code);
  if (item.description.trim() === '') {
    findings.push({
      code: 'ITEM-DESCRIPTION',
      severity: 'error',
      column: 'description',
      says: 'The item has no description. Enter what stands on your invoices.',
    });
  }
  if (quantityCode(item.unit) !== item.unit) {
    findings.push({
      code: 'ITEM-UNIT',
      severity: 'error',
      column: 'unit',
      value: item.unit,
      says: `"${item.unit}" is no unit quantity code. Choose one like NOS, KGS or MTR; NA for services.`,
    });
  }
  if (item.rates.length === 0) {
    findings.push({
      code: 'ITEM-RATE-MISSING',
      severity: 'error',
      column: 'rates',
      says: 'The item has no rate of tax. Enter one; 0 where it bears none.',
    });
  }
  return [...findings, ...checkRates(item.rates)];
}

function checkCode({ kind, code }: Item): Finding | null {
  const at = { column: 'code', value: code } as const;
  if (!/^\d{2,8}$/.test(code)) {
    return {
      code: 'ITEM-HSN',
      severity: 'error',
      ...at,
      says: `"${code}" is no HSN or SAC. Enter two to eight digits.`,
    };
  }
  if (isService(code) !== (kind === 'services')) {
    const says = isService(code)
      ? `"${code}" is the code of a service: chapter 99. Choose services, or another code.`
      : `"${code}" is the code of goods; those of services begin with 99. Choose goods, or another code.`;
    return { code: 'ITEM-HSN-KIND', severity: 'error', ...at, says };
  }
  if (hsnDescription(code) !== undefined) return null;
  return {
    code: 'ITEM-HSN-UNKNOWN',
    severity: 'warning',
    ...at,
    says: `"${code}" is not in the portal's HSN master. Check it; a return with it is refused.`,
  };
}

function checkRates(rates: readonly ItemRate[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [at, { rate, from, to }] of rates.entries()) {
    if (!isTaxRate(rate)) {
      findings.push({
        code: 'ITEM-RATE',
        severity: 'error',
        column: `rates.${at}.rate`,
        value: rate,
        says: `${rate}% is no rate of tax. Choose one of ${taxRates.join(', ')}.`,
      });
    }
    if (to !== undefined && to < from) {
      findings.push({
        code: 'ITEM-RATE-DAYS',
        severity: 'error',
        column: `rates.${at}.to`,
        value: to,
        says: `The rate ends on "${to}", before it begins on "${from}". Correct one of the days.`,
      });
    }
    const other = rates.slice(0, at).find((one) => from <= (one.to ?? '9999') && one.from <= (to ?? '9999'));
    if (other) {
      findings.push({
        code: 'ITEM-RATE-TWICE',
        severity: 'error',
        column: `rates.${at}.from`,
        value: from,
        says: `Two rates hold on the same day: ${other.rate}% from ${other.from} and ${rate}% from ${from}. End the earlier one the day before.`,
      });
    }
  }
  return findings;
}
