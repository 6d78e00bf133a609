import {
  type Cell,
  type Finding,
  isPlaceOfSupply,
  type MasterAddress,
  stateCodeOf,
} from '../../core/index.ts';
import { readPercent } from '../registers/read-amount.ts';
import { readDate } from '../registers/read-dates.ts';
import { yesOrNo } from '../registers/words.ts';

interface RowOfList {
  readonly sheet: string;
  readonly row: number;
  readonly header: readonly string[];
  readonly cells: readonly Cell[];
  /** Header by field. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Signs by which lists say that there is nothing. */
const nothing = /^(-+|–|na|n\/a|nil|none|null)$/i;

/** A row of a list: its cells by field, and what is wrong with them. */
export class ListRow {
  readonly findings: Finding[] = [];
  readonly #at: RowOfList;

  constructor(at: RowOfList) {
    this.#at = at;
  }

  /** Without blanks around it; empty where the column or the cell is missing. */
  text(field: string): string {
    const text = String(this.#cell(field) ?? '')
      .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
      .trim();
    return nothing.test(text) ? '' : text;
  }

  /** The same fields of the row that say something. */
  filled(): readonly string[] {
    return Object.keys(this.#at.headers).filter((field) => this.text(field) !== '');
  }

  /** yyyy-mm-dd; undefined when blank, or when it is no day, which is found then. Days stand first, as they do in India. */
  day(field: string): string | undefined {
    const day = this.text(field) === '' ? undefined : readDate(this.#cell(field), 'dmy');
    if (day !== null) return day;
    this.find(
      {
        code: 'DATE-FORM',
        severity: 'error',
        says: `"${this.text(field)}" is not a day of the calendar. Write it like 03-Jul-2025.`,
      },
      field,
    );
    return undefined;
  }

  /** Two digits of the State that is written, else of that of a GSTIN; empty where neither says it. */
  state(field: string, gstin: string | null): string {
    const text = this.text(field);
    if (text === '') return gstin !== null && isPlaceOfSupply(gstin.slice(0, 2)) ? gstin.slice(0, 2) : '';
    const code = stateCodeOf(text);
    if (code !== null) return code;
    this.find(
      {
        code: 'ADDRESS-STATE',
        severity: 'error',
        says: `"${text}" is no State. Write its name or code, such as 27-Maharashtra.`,
      },
      field,
    );
    return '';
  }

  /** The address that its columns tell. */
  address(gstin: string | null = null): MasterAddress {
    const state = this.state('state', gstin);
    return { ...this.given(['line', 'city', 'pinCode', 'country']), ...(state === '' ? {} : { state }) };
  }

  /** The texts of fields that say something. */
  given(fields: readonly string[]): Readonly<Record<string, string>> {
    return Object.fromEntries(
      fields.flatMap((field) => (this.text(field) === '' ? [] : [[field, this.text(field)]])),
    );
  }

  /** A percentage; undefined when blank, or when it is none, which is found then. */
  percent(field: string): number | undefined {
    const text = this.text(field);
    const percent = text === '' ? undefined : readPercent(text);
    if (percent !== null && (percent === undefined || percent <= 400)) return percent;
    this.find(
      {
        code: 'RATE',
        severity: 'error',
        says: `Rate "${text}" is not a percentage. Write it like 18 or 18%.`,
      },
      field,
    );
    return undefined;
  }

  /** Yes or no; undefined when blank or neither. */
  yes(field: string): boolean | undefined {
    const text = this.text(field);
    const yes = text === '' ? null : yesOrNo(text);
    if (yes === null && text !== '') {
      this.find(
        { code: 'CHOICE', severity: 'error', says: `"${text}" is neither yes nor no. Write one of: Y · N.` },
        field,
      );
    }
    return yes ?? undefined;
  }

  /** Keeps a finding at the cell of a field; what checks of masters find names the field by its path. */
  find(finding: Finding, field: string): void {
    const { sheet, row, headers } = this.#at;
    const column = headers[field];
    const place = { sheet, row, ...(column === undefined ? {} : { column }) };
    const value = column === undefined ? finding.value : this.#cell(field);
    const { column: _path, value: _value, ...rest } = finding;
    this.findings.push({ ...rest, ...place, ...(value === undefined || value === null ? {} : { value }) });
  }

  /** Keeps what a check of the master found, each once: an address stands at the party and at its branch. */
  findAll(findings: readonly Finding[]): boolean {
    const seen = new Set<string>();
    for (const finding of findings) {
      const field = fieldOfPath(finding.column);
      if (seen.has(`${finding.code} ${field}`)) continue;
      seen.add(`${finding.code} ${field}`);
      this.find(finding, field);
    }
    return !this.hasErrors();
  }

  /** Whether something of the row keeps it out. */
  hasErrors(): boolean {
    return this.findings.some(({ severity }) => severity === 'error');
  }

  /** The header of the column that holds a field; undefined where none does. */
  headerOf(field: string): string | undefined {
    return this.#at.headers[field];
  }

  #cell(field: string): Cell {
    const { cells, header, headers } = this.#at;
    return cells[header.indexOf(headers[field] ?? '')] ?? null;
  }
}

/** `branches.0.address.state` is the column of States. */
export function fieldOfPath(path = ''): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
