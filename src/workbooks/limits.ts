/** What a file may weigh before it is refused; every figure can be lowered or raised by the caller. */
export interface Limits {
  /** Bytes of all files together, as they came. */
  readonly fileBytes: number;
  /** Bytes a workbook may unpack to. */
  readonly unpackedBytes: number;
  /** How many times larger than its packed form a part of a workbook may be. */
  readonly ratio: number;
  /** Rows of one sheet, heading rows included. */
  readonly rows: number;
  readonly columns: number;
  /** Characters in one cell. */
  readonly cellCharacters: number;
  /** Seconds until reading is given up. */
  readonly seconds: number;
  /** Megabytes of memory the reading thread may use. */
  readonly megabytes: number;
  /** Plain text up to this many bytes is read on the calling thread; workbooks always have a thread of their own. */
  readonly directBytes: number;
}

/** The usual limits: rows and cell length are Excel's own, the rest leaves room for the largest return seen. */
export const defaultLimits: Limits = {
  fileBytes: 100 * 2 ** 20,
  unpackedBytes: 2 ** 30,
  ratio: 200,
  rows: 1_048_576,
  columns: 200,
  cellCharacters: 32_767,
  seconds: 120,
  megabytes: 2048,
  directBytes: 16 * 2 ** 20,
};
