import { b2bRow, b2clRow, b2csRow, cdnrRow, filer, hsnRow } from '../src/core/gstr1/sheet-rows.test-kit.ts';
import { checkFiler } from '../src/core/index.ts';
import {
  at,
  b2b,
  b2ba,
  b2cl,
  b2cs,
  b2csa,
  cdnr,
  cdnur,
  cells,
  exempt,
  exp,
  findingsOf,
  hsn,
  ofJson,
  ofOthers,
  operator,
  prepared,
  quarterly,
  type RuleCase,
  series,
  sheet,
  sheets,
} from './rule-kit.ts';

/** Every rule that makes a finding: our codes for it. */
export const ruleCases: Readonly<Record<string, readonly RuleCase[]>> = {
  ENV01: [
    {
      code: 'FILER-GSTIN',
      broken: () => prepared({ gstin: '27AAMCT7421K1ZA' }),
      sound: () => prepared({}),
    },
    ofJson('FILE-OF-ANOTHER-GSTIN', {}, { gstin: '29AADFM3390P1ZN' }),
  ],
  ENV02: [
    { code: 'RETURN-PERIOD', broken: () => prepared({ returnPeriod: '062017' }), sound: () => prepared({}) },
    {
      code: 'RETURN-PERIOD-FUTURE',
      broken: () => checkFiler({ gstin: filer.gstin, returnPeriod: '122026', today: '23-11-2026' }),
      sound: () => checkFiler({ gstin: filer.gstin, returnPeriod: '112026', today: '23-11-2026' }),
    },
  ],
  ENV03: [
    sheets(
      'RETURN-PERIOD-BARRED',
      { [b2b[0]]: [b2bRow] },
      { [b2b[0]]: [b2bRow] },
      {
        good: { today: '2029-11-11' },
        bad: { today: '2029-11-12' },
      },
    ),
  ],
  ENV05: [ofJson('SECTION-UNKNOWN', {}, { b2x: [] })],
  ENV07: [
    sheets(
      'SHEET-NOT-IN-IFF',
      { [b2b[0]]: [b2bRow] },
      { b2cs: [b2csRow] },
      { good: quarterly, bad: quarterly },
    ),
  ],
  ENV08: [cells('IFF-LIMIT', b2b, { 'Invoice Value': 5900000, 'Taxable Value': 5000000 }, quarterly)],
  ENV09: [
    sheets(
      'SHEET-OF-ANOTHER-TIME',
      { eco: [] },
      { eco: [] },
      {
        good: { returnPeriod: '2024-01' },
        bad: { returnPeriod: '2023-12' },
      },
    ),
    sheets(
      'SHEET-OF-ANOTHER-TIME',
      { ecoa: [] },
      { ecoa: [] },
      {
        good: { returnPeriod: '2024-02' },
        bad: { returnPeriod: '2024-01' },
      },
    ),
  ],
  ENV10: [
    sheets(
      'SHEET-OF-ANOTHER-TIME',
      { 'hsn(b2b)': [] },
      { 'hsn(b2b)': [] },
      {
        good: { returnPeriod: '2025-05' },
        bad: { returnPeriod: '2025-04' },
      },
    ),
    sheets(
      'SHEET-OF-ANOTHER-TIME',
      { hsn: [] },
      { hsn: [] },
      {
        good: { returnPeriod: '2025-04' },
        bad: { returnPeriod: '2025-05' },
      },
    ),
  ],
  DOC01: [cells('DOCUMENT-NUMBER', b2b, { 'Invoice Number': 'A_B' })],
  DOC02: [cells('DOCUMENT-NUMBER', b2b, { 'Invoice Number': '00' })],
  DOC03: [
    cells('DOCUMENT-NUMBER-START', b2b, { 'Invoice Number': '012' }),
    cells('DOCUMENT-NUMBER-START', cdnr, { 'Note Number': '/12' }),
  ],
  DOC04: [
    sheet('DOCUMENT-TWICE', b2b[0], {
      good: [b2bRow],
      bad: [b2bRow, { ...b2bRow, 'GSTIN/UIN of Recipient': '24ABKPT8841C1ZH', 'Invoice Number': 'tx-142' }],
    }),
    sheets(
      'DOCUMENT-TWICE',
      { [b2b[0]]: [b2bRow], b2ba: [b2ba[1]] },
      { [b2b[0]]: [b2bRow], b2ba: [{ ...b2ba[1], 'Revised Invoice Number': 'TX-142' }] },
    ),
    sheet('DOCUMENT-TWICE', ofOthers[0], {
      good: [
        ofOthers[1],
        { ...ofOthers[1], 'Supplier GSTIN/UIN': '24ABKPT8841C1ZH', 'Recipient GSTIN/UIN': '29AADFM3390P1ZN' },
      ],
      bad: [ofOthers[1], { ...ofOthers[1], 'Recipient GSTIN/UIN': '29AADFM3390P1ZN' }],
    }),
  ],
  DOC05: [
    cells('DATE-FORM', b2b, { 'Invoice date': '03/10/2026' }),
    cells('DATE-REAL', b2b, { 'Invoice date': '31-Jun-2026' }),
  ],
  DOC06: [cells('DATE-BEFORE-GST', b2b, { 'Invoice date': '30-Jun-2017' })],
  DOC07: [
    cells('DATE-AFTER-PERIOD', b2b, { 'Invoice date': '01-Nov-2026' }),
    cells('DATE-AFTER-PERIOD', exp, { 'Invoice date': '01-Nov-2026' }),
  ],
  DOC08: [
    cells('DATE-OLD', b2b, { 'Invoice date': '31-Mar-2025' }),
    {
      code: 'DATE-OLD',
      sound: () =>
        findingsOf({ cdnr: [{ ...cdnrRow, 'Note Date': '31-Mar-2026' }] }, { today: '2026-11-30' }),
      broken: () =>
        findingsOf(
          { cdnr: [{ ...cdnrRow, 'Note Date': '31-Mar-2026' }] },
          { returnPeriod: '2026-11', today: '2026-12-01' },
        ),
    },
  ],
  DOC10: [sheet('LINES-ADDED', b2b[0], { good: [b2bRow, { ...b2bRow, Rate: 5 }], bad: [b2bRow, b2bRow] })],
  DOC12: [
    sheet('ROWS-DISAGREE', b2b[0], {
      good: [b2bRow, { ...b2bRow, Rate: 5 }],
      bad: [b2bRow, { ...b2bRow, Rate: 5, 'Reverse Charge': 'Y' }],
    }),
  ],
  DOC13: [cells('DOCUMENT-VALUE', b2b, { 'Invoice Value': 23590 })],
  DOC14: [
    cells('AMOUNT-SIZE', b2b, { 'Taxable Value': 1e11 }),
    cells('AMOUNT-DECIMALS', b2ba, { 'Taxable Value': 1.005 }),
  ],
  DOC15: [cells('AMOUNT-NEGATIVE', b2b, { 'Taxable Value': -1 })],
  DOC16: [cells('AMOUNT-ZERO', cdnr, { 'Taxable Value': 0 })],
  CTI01: [
    cells('GSTIN', b2b, { 'GSTIN/UIN of Recipient': '29AADFM3390P1ZM' }),
    cells('GSTIN', cdnr, { 'GSTIN/UIN of Recipient': '29aadfm3390p1zn' }),
  ],
  CTI02: [cells('GSTIN-OWN', b2b, { 'GSTIN/UIN of Recipient': filer.gstin })],
  CTI03: [cells('RECIPIENT-NON-RESIDENT', b2b, { 'GSTIN/UIN of Recipient': '2917DEU00001NRU' })],
  CTI06: [
    cells('GSTIN', ofOthers, { 'Supplier GSTIN/UIN': '29AADFM3390P1ZM' }),
    cells('GSTIN-OWN', ofOthers, { 'Supplier GSTIN/UIN': filer.gstin }),
  ],
  CTI07: [cells('GSTIN', operator, { 'GSTIN of E-Commerce Operator': '29AADFM3390P1ZN' })],
  POS01: [cells('PLACE-OF-SUPPLY', b2b, { 'Place Of Supply': '39-Nowhere' })],
  POS02: [
    cells('PLACE-OF-SUPPLY-MERGED', b2b, { 'Place Of Supply': '25-Daman & Diu' }),
    cells('PLACE-OF-SUPPLY-FOREIGN', cdnr, { 'Place Of Supply': '96-Foreign Country' }),
  ],
  POS03: [
    cells('PLACE-OF-SUPPLY-OWN', b2cl, { 'Place Of Supply': '27-Maharashtra' }),
    {
      code: 'PLACE-OF-SUPPLY-OWN',
      broken: () => findingsOf({ b2cl: [{ ...b2clRow, 'Place Of Supply': '27-Maharashtra' }] }),
      sound: () =>
        findingsOf({ b2cl: [{ ...b2clRow, 'Place Of Supply': '27-Maharashtra' }] }, { isSez: true }),
    },
  ],
  POS04: [
    cells('PLACE-OF-SUPPLY-MISSING', cdnur, { 'Place Of Supply': null }),
    cells('PLACE-OF-SUPPLY-OWN', cdnur, { 'Place Of Supply': '27-Maharashtra' }, { isSez: true }),
    cells('PLACE-OF-SUPPLY-OF-EXPORT', cdnur, { 'UR Type': 'EXPWP' }),
  ],
  POS05: [cells('PLACE-OF-SUPPLY-NOT-RECIPIENT', b2b, { 'Place Of Supply': '33-Tamil Nadu' })],
  TAX04: [cells('RATE', b2cs, { Rate: 17 })],
  TAX06: [
    ofJson('TAX-ARITHMETIC', {
      itms: [{ num: 1801, itm_det: { rt: 18, txval: 1000, iamt: 180.02, csamt: 0 } }],
    }),
  ],
  TAX07: [
    cells('CENTRAL-STATE-TAX', operator, { 'Central tax': 91 }),
    cells('HSN-TAX', hsn, {
      'Integrated Tax Amount': 0,
      'Central Tax Amount': 1800,
      'State/UT Tax Amount': 1799,
    }),
  ],
  TAX11: [
    cells('TYPE-NEEDS-REVERSE-CHARGE', b2b, { 'Invoice Type': 'Intra-State supplies attracting IGST' }),
  ],
  TAX12: [cells('TYPE-FORBIDS-REVERSE-CHARGE', b2b, { 'Invoice Type': 'Deemed Exp', 'Reverse Charge': 'Y' })],
  TAX14: [
    cells('DIFFERENTIAL-RATE', b2b, { 'Applicable % of Tax Rate': 66 }),
    sheet('DIFFERENTIAL-RATE-OF-EXPORT', cdnur[0], {
      good: [{ ...cdnur[1], 'Applicable % of Tax Rate': 65 }],
      bad: [{ ...cdnur[1], 'UR Type': 'EXPWP', 'Place Of Supply': null, 'Applicable % of Tax Rate': 65 }],
    }),
  ],
  TAX15: [
    cells('RATE-BY-DATE', b2b, { Rate: 28 }),
    cells('RATE-BY-DATE', b2b, { 'Invoice date': '21-Sep-2025', Rate: 40 }),
    cells('RATE-BY-PERIOD', b2cs, { Rate: 12 }),
    cells('RATE-BY-PERIOD', b2cs, { Rate: 40 }, { returnPeriod: '2025-08' }),
  ],
  TAX16: [cells('ONLY-ZERO-RATE', b2b, { Rate: 0 }), cells('ONLY-ZERO-RATE', b2cs, { Rate: 0 })],
  TAX17: [
    cells('AMOUNT-ZERO', at, { 'Gross Advance Received': 0 }),
    cells('AMOUNT-SIGN', at, { 'Cess Amount': -1 }),
  ],
  TAX18: [
    cells('AMOUNT-SIGN', operator, { 'Central tax': -90, 'State/UT tax': -90 }),
    cells('CENTRAL-STATE-TAX', operator, { 'Central tax': 91 }),
  ],
  B2L01: [cells('B2CL-LIMIT', b2cl, { 'Invoice Value': 100000 })],
  B2S02: [
    sheet('LINES-ADDED', 'b2cs', { good: [b2csRow, { ...b2csRow, Rate: 5 }], bad: [b2csRow, b2csRow] }),
  ],
  B2S03: [
    cells('CHOICE', b2cs, { Type: 'E' }),
    cells('MUST-BE-BLANK', b2cs, { 'E-Commerce GSTIN': '27AAHCE4410R1CL' }),
  ],
  B2S05: [cells('AMENDMENT-OF-SAME-PERIOD', b2csa, { 'Original Month': 'OCTOBER' })],
  EXP01: [
    cells('SHIPPING-BILL-PAIR', exp, { 'Shipping Bill Number': null }),
    cells('SHIPPING-BILL-NUMBER', exp, { 'Shipping Bill Number': '12' }),
    cells('PORT-CODE', exp, { 'Port Code': 'INNSA11' }),
  ],
  EXP02: [
    cells('SHIPPING-BILL-BEFORE-INVOICE', exp, { 'Shipping Bill Date': '05-Oct-2026' }),
    cells('SHIPPING-BILL-FUTURE', exp, { 'Shipping Bill Date': '24-Nov-2026' }),
  ],
  EXP03: [cells('SHIPPING-BILL-MISSING', exp, { 'Shipping Bill Number': null, 'Shipping Bill Date': null })],
  AMD01: [
    cells('CELL-BLANK', b2ba, { 'Original Invoice Number': null }),
    cells('CELL-BLANK', b2ba, { 'Original Invoice date': null }),
    cells('AMENDMENT-OF-SAME-PERIOD', b2ba, { 'Original Invoice date': '01-Oct-2026' }),
  ],
  AMD02: [cells('REVISED-DATE', b2ba, { 'Revised Invoice date': '01-Oct-2026' })],
  AMD03: [
    sheet('ROWS-DISAGREE', 'b2ba', {
      good: [b2ba[1], { ...b2ba[1], Rate: 5 }],
      bad: [b2ba[1], { ...b2ba[1], 'Revised Invoice Number': 'TX-91' }],
    }),
  ],
  AMD07: [
    cells('AMENDMENT-LATE', b2ba, {
      'Original Invoice date': '31-Mar-2025',
      'Revised Invoice date': '31-Mar-2025',
    }),
    cells('AMENDMENT-LATE', b2csa, { 'Financial Year': '2024-25' }),
  ],
  AMD08: [
    sheet('ROWS-DISAGREE', 'b2ba', {
      good: [b2ba[1]],
      bad: [b2ba[1], { ...b2ba[1], 'Revised Invoice date': '11-Jul-2026', Rate: 5 }],
    }),
  ],
  AMD09: [
    cells('AMENDMENT-OF-SAME-PERIOD', b2csa, { 'Original Month': 'OCTOBER' }),
    cells('ORIGINAL-MONTH', b2csa, { 'Original Month': 'July' }),
    cells('FINANCIAL-YEAR', b2csa, { 'Financial Year': '2026-28' }),
  ],
  NIL01: [
    cells('CHOICE', exempt, { Description: 'Exports' }),
    sheet('LINES-ADDED', exempt[0], { good: [exempt[1]], bad: [exempt[1], exempt[1]] }),
  ],
  HSN01: [cells('HSN-DIGITS', hsn, {}, { turnover: { previousYear: 5_00_00_000_01 } })].map((rule) => ({
    ...rule,
    sound: () => findingsOf({ 'hsn(b2b)': [hsnRow] }, { turnover: { previousYear: 5_00_00_000_00 } }),
  })),
  HSN02: [cells('HSN-UNKNOWN', hsn, { HSN: '999999' })],
  HSN03: [cells('UQC', hsn, { UQC: 'METER' }), cells('UQC-MISSING', hsn, { UQC: null })],
  HSN04: [sheet('LINES-ADDED', hsn[0], { good: [hsnRow, { ...hsnRow, Rate: 5 }], bad: [hsnRow, hsnRow] })],
  HSN06: [
    sheets(
      'HSN-TOTAL',
      { [b2b[0]]: [b2bRow], 'hsn(b2b)': [hsnRow] },
      { [b2b[0]]: [b2bRow], 'hsn(b2b)': [{ ...hsnRow, 'Integrated Tax Amount': 3598 }] },
    ),
    sheets(
      'HSN-TOTAL',
      {
        [ofOthers[0]]: [ofOthers[1]],
        'hsn(b2b)': [{ ...hsnRow, 'Taxable Value': 1000, 'Integrated Tax Amount': 180 }],
      },
      {
        [ofOthers[0]]: [ofOthers[1]],
        'hsn(b2c)': [{ ...hsnRow, 'Taxable Value': 1000, 'Integrated Tax Amount': 180 }],
      },
    ),
  ],
  HSN07: [
    sheets(
      'TABLE-MISSING',
      { [b2b[0]]: [b2bRow], 'hsn(b2b)': [hsnRow], docs: [series[1]] },
      { [b2b[0]]: [b2bRow], docs: [series[1]] },
    ),
  ],
  HSN08: [cells('HSN-TAX', hsn, { 'Integrated Tax Amount': 3602 })],
  DCS01: [cells('SERIES-CANCELLED', series, { Cancelled: 11 })],
  DCS02: [cells('SERIES-COUNT', series, { 'Total Number': 9 })],
  DCS03: [
    sheets(
      'DOCUMENT-NOT-IN-SERIES',
      { [b2b[0]]: [b2bRow], docs: [series[1]] },
      { [b2b[0]]: [{ ...b2bRow, 'Invoice Number': 'TX-150' }], docs: [series[1]] },
    ),
  ],
  DCS04: [
    sheets(
      'TABLE-MISSING',
      { [b2b[0]]: [b2bRow], 'hsn(b2b)': [hsnRow], docs: [series[1]] },
      { [b2b[0]]: [b2bRow], 'hsn(b2b)': [hsnRow] },
    ),
  ],
  CLS01: [
    sheets(
      'DOCUMENT-TWICE',
      { [b2b[0]]: [b2bRow], b2cl: [b2clRow] },
      { [b2b[0]]: [b2bRow], b2cl: [{ ...b2clRow, 'Invoice Number': 'TX-142' }] },
    ),
  ],
  CLS04: [cells('GSTIN-OWN', b2b, { 'GSTIN/UIN of Recipient': filer.gstin })],
};
