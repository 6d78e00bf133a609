import { gstinCheckCharacter } from '../gstin.ts';

/** A GSTIN made of its first fourteen characters, with the right check character. */
const of = (first14: string): string => first14 + gstinCheckCharacter(first14);

/** Invented parties: who reads the statement, and three suppliers in two States. */
export const recipient = of('27AAGCN4821K1Z');
/** A supplier in the recipient's own State. */
export const neighbour = of('27AABCS7310M1Z');
/** A supplier in Karnataka. */
export const fromKarnataka = of('29AAACP5562D1Z');
/** An input service distributor of the recipient's group. */
export const distributor = of('27AAGCN4821K2Z');

/** An invoice line of ₹1,000 at 18 % of the 2B, intra-State, to be varied. */
export const lineOf2b = (change: object = {}): object => ({
  num: 1,
  rt: 18,
  txval: 1000,
  igst: 0,
  cgst: 90,
  sgst: 90,
  cess: 0,
  ...change,
});

/** An invoice of the 2B, to be varied. */
export const invoiceOf2b = (change: object = {}): object => ({
  inum: 'A/1',
  typ: 'R',
  dt: '05-08-2025',
  val: 1180,
  pos: '27',
  rev: 'N',
  itcavl: 'Y',
  rsn: '',
  diffprcnt: 1,
  items: [lineOf2b()],
  ...change,
});

/** A GSTR-2B of August 2025 with these sections and, if given, the portal's summaries. */
export const gstr2bOf = (docdata: object, rest: object = {}) => ({
  chksum: 'x',
  data: { gstin: recipient, rtnprd: '082025', version: '1.0', gendt: '14-09-2025', docdata, ...rest },
});

/** A supplier's entry of a section of the 2B. */
export const supplierOf2b = (documents: object, ctin: string = neighbour): object => ({
  ctin,
  trdnm: 'Sahyadri Papers',
  supfildt: '10-09-2025',
  supprd: '082025',
  ...documents,
});

/** A row of the Invoice Management System, to be varied. */
export const imsRow = (change: object = {}): object => ({
  stin: neighbour,
  inum: 'A/1',
  inv_typ: 'R',
  action: 'N',
  srcform: 'R1',
  rtnprd: '082025',
  idt: '05-08-2025',
  val: 1180,
  pos: '27',
  txval: 1000,
  iamt: 0,
  camt: 90,
  samt: 90,
  cess: 0,
  srcfilstatus: 'Filed',
  ispendactblocked: 'N',
  hash: 'a1b2',
  ...change,
});
