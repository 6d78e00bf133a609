/** Tax of one rate, bare or inside `itm_det`; amounts in rupees as on the wire. */
export interface TaxLine {
  readonly num?: number;
  readonly rt: number;
  readonly txval?: number;
  readonly ad_amt?: number;
  readonly iamt?: number;
  readonly camt?: number;
  readonly samt?: number;
  readonly csamt?: number;
}

interface WireItem extends Partial<TaxLine> {
  readonly itm_det?: TaxLine;
}

interface DocumentRange {
  readonly num: number;
  readonly from: string;
  readonly to: string;
  readonly totnum: number;
  readonly cancel: number;
  readonly net_issue: number;
}

/**
 * Any row of any section after the structural check, under the portal's names: the check has seen to it
 * that what a section needs is there, so readers take what their section has.
 */
export interface Row {
  readonly flag?: string;
  readonly ctin?: string;
  readonly stin?: string;
  readonly rtin?: string;
  readonly ostin?: string;
  readonly etin?: string;
  readonly oetin?: string;
  readonly inum?: string;
  readonly idt?: string;
  readonly oinum?: string;
  readonly oidt?: string;
  readonly nt_num?: string;
  readonly nt_dt?: string;
  readonly ont_num?: string;
  readonly ont_dt?: string;
  readonly ntty?: string;
  readonly val?: number;
  readonly pos?: string;
  readonly rchrg?: string;
  readonly inv_typ?: string;
  readonly typ?: string;
  readonly exp_typ?: string;
  readonly sply_ty?: string;
  readonly diff_percent?: number;
  readonly omon?: string;
  readonly sbpcode?: string;
  readonly sbnum?: string;
  readonly sbdt?: string;
  readonly rt?: number;
  readonly txval?: number;
  readonly iamt?: number;
  readonly camt?: number;
  readonly samt?: number;
  readonly csamt?: number;
  readonly suppval?: number;
  readonly igst?: number;
  readonly cgst?: number;
  readonly sgst?: number;
  readonly cess?: number;
  readonly nil_amt?: number;
  readonly expt_amt?: number;
  readonly ngsup_amt?: number;
  readonly hsn_sc?: string;
  readonly desc?: string;
  readonly uqc?: string;
  readonly qty?: number;
  readonly doc_num?: number;
  readonly docs?: readonly DocumentRange[];
  readonly itms?: readonly WireItem[];
  readonly srctyp?: string;
  readonly irn?: string;
  readonly irngendate?: string;
}

/** The rate lines of a row, whichever of the three shapes it has. */
export function rateLines(row: Row): readonly TaxLine[] {
  if (row.itms !== undefined) return row.itms.map((item) => item.itm_det ?? (item as TaxLine));
  return row.rt === undefined ? [] : [row as TaxLine];
}

/** A rupee amount of the wire in whole paise; the structural check has refused more than two decimals. */
export function paise(rupees: number | undefined): number {
  // Exact for every amount the schema admits: the nearest double times 100 is within half a paisa.
  return rupees === undefined ? 0 : Math.round(rupees * 100);
}
