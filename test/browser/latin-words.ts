import type { Page } from 'playwright-core';

/** Names of the law and the portal, match codes, formats and keys: they stay Latin in Hindi (web.md, section g). */
const statutory: ReadonlySet<string> = new Set(
  `GST GSTN GSTIN UIN PAN ARN OTP EVC DSC ITC HSN SAC UQC RCM POS IFF QRMP IMS ISD SEZ DE URP IRN IGST CGST SGST UTGST
  GSTR GSTR1 GSTR1A GSTR2 GSTR2A GSTR2B GSTR3B 1A 2A 2B 3B B2B B2BA B2C B2CL B2CLA B2CS B2CSA CDN CDNR CDNRA CDNUR CDNURA
  EXP EXPA WPAY WOPAY SEWP SEWOP CBW ECO ETIN TDS TCS AT ATA TXPD TXPDA NIL DOC
  INTRB2B INTRB2C INTRAB2B INTRAB2C
  BAG BAL BDL BKL BOU BOX BTL BUN CAN CBM CCM CMS CTN DOZ DRM GGK GMS GRS GYD KGS KLR KME LTR MLT MTR MTS NOS PAC PCS PRS
  QTL ROL SET SQF SQM SQY TBS TGM THD TON TUB UGS UNT YDS OTH NA
  OK TO CO Mismatch CFS Tab
  CSV JSON API PDF XML XLSX Excel Tally POST HTTPS ERP WhiteBooks Webhook
  Ctrl Alt Shift Enter Esc Space PgUp PgDn Home End F1 F10
  Chrome Firefox Safari Edge Opera Windows macOS Android iOS Linux
  Vivarani English EN Token Obtained Existing token
  UTF INV ZIP Exempt Jul
  ms px`.split(/\s+/),
);

/** Whether a word may stand in Latin letters on a Hindi page. */
export function isStatutory(word: string): boolean {
  return statutory.has(word);
}

/** Under these keys of our answers stand the taxpayer's own words, and names of rules and sheets; never those of the screen. */
const ofTaxpayer: ReadonlySet<string> = new Set(
  `gstin pan signatoryPan portalUserName userName legalName name counterpartyName partyName email by number documentNumber
  counterpartyGstin recipientGstin supplierGstin party fileName url gateway unit keyStart city line description object askedBy requestedBy decidedBy supplierName vendorName
  division printName brand host referenceId code tables pattern`.split(/\s+/),
);

/** Gathers the words of the taxpayer's data from every answer that the page gets. */
export function dataWords(page: Page): ReadonlySet<string> {
  const words = new Set<string>();
  const take = (node: unknown, key: string): void => {
    if (typeof node === 'string' && ofTaxpayer.has(key)) {
      for (const word of node.match(/[A-Za-z][A-Za-z0-9]+/g) ?? []) words.add(word.toLowerCase());
    } else if (Array.isArray(node)) {
      for (const one of node) take(one, key);
    } else if (typeof node === 'object' && node !== null) {
      for (const [name, value] of Object.entries(node)) take(value, name);
    }
  };
  page.on('response', (response) => {
    if (!response.url().includes('/api/v1/')) return;
    // An answer that is no JSON, or that the page has left, has no words.
    void response.json().then(
      (answer) => take(answer, ''),
      () => undefined,
    );
  });
  return words;
}
