import pg from 'pg';

const int8 = 20;
const date = 1082;
const timestamp = 1184;

/** Reads a PostgreSQL int8; throws where a JavaScript number would be inexact. */
export function readInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new Error(`The number ${text} from the database is too large to be exact.`);
  return value;
}

/** Amounts are exact or an error, dates stay yyyy-mm-dd, instants become ISO 8601 with Z. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return pg.types.getTypeParser(oid, format);
    if (oid === int8) return readInt8;
    if (oid === date) return (text: string) => text;
    if (oid === timestamp) {
      const read = pg.types.getTypeParser(timestamp, 'text') as (text: string) => Date;
      return (text: string) => read(text).toISOString();
    }
    return pg.types.getTypeParser(oid, 'text');
  }) as typeof pg.types.getTypeParser,
};

/** Opens the pool of connections; `onError` hears of idle connections that broke. */
export function openPool(url: string, onError: (error: Error) => void = () => undefined): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 10, types });
  // Without a listener a restarted database would end this process; the next query opens a new connection.
  pool.on('error', onError);
  return pool;
}
