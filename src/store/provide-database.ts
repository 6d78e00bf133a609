import { type Embedded, startEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';

/** A database that is migrated and ready. */
export type Database = Pick<Embedded, 'url' | 'stop'>;

/** The database of DATABASE_URL, else the embedded one of the data directory; brought to the newest schema. */
export async function provideDatabase(
  dataDir: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Database> {
  const given = environment['DATABASE_URL'];
  const database = given ? { url: given, stop: async () => undefined } : await startEmbedded(dataDir);
  try {
    await migrate(database.url);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}
