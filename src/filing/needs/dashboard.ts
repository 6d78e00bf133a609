import type { ReturnPeriod } from '../../core/index.ts';

/** Whose figures are wanted (null for every GSTIN), from which month on, and what has happened since when. */
export interface DashboardWanted {
  readonly gstins: readonly string[] | null;
  readonly from: ReturnPeriod;
  /** yyyy-mm-dd */
  readonly today: string;
  readonly since: string | null;
}

/** What one kind of document comes to in a month, paise. */
export interface MonthFigure {
  readonly month: ReturnPeriod;
  /** Section of GSTR-1, or kind of purchase. */
  readonly kind: string;
  readonly count: number;
  readonly taxableValue: number;
  readonly tax: number;
}

/** How much has happened since a person was here. */
export interface NewsCounts {
  readonly imports: number;
  readonly downloads: number;
  readonly done: number;
  readonly failed: number;
}

/** The figures of the dashboard, paise. */
export interface DashboardFigures {
  readonly sales: readonly MonthFigure[];
  readonly purchases: readonly MonthFigure[];
  readonly itcAtRisk: { readonly tax: number; readonly count: number };
  /** Documents that do not match, by age in steps of thirty days; 3: more than ninety. */
  readonly ages: readonly { readonly age: number; readonly count: number; readonly tax: number }[];
  /** Suppliers with the most credit at risk. */
  readonly vendors: readonly {
    readonly gstin: string;
    readonly name: string | null;
    readonly count: number;
    readonly tax: number;
  }[];
  readonly news: NewsCounts | null;
}

/** How far a registration is with what its suppliers reported in a period. */
export interface InwardStanding {
  readonly gstin: string;
  readonly returnPeriod: ReturnPeriod;
  /** When GSTR-2B, or GSTR-2A of a classic period, was last taken; null when it never was. */
  readonly statementAt: string | null;
  /** Documents of IMS, of them those without an action, and those whose action is not sent yet. */
  readonly documents: number;
  readonly undecided: number;
  readonly staged: number;
}

/** What stands open with a supplier: results that do not match, tax in paise that is at risk, and his last filing. */
export interface SupplierStanding {
  readonly gstin: string;
  readonly mismatches: number;
  readonly atRisk: number;
  /** yyyy-mm-dd, as a statement shows it; null where none does. */
  readonly lastFiledOn: string | null;
}
