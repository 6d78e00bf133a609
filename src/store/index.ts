export { type Embedded, startEmbedded } from './embedded.ts';
export { type Change, type Listening, listen } from './listen.ts';
export { migrate } from './migrate.ts';
export { type OpenStore, openStore } from './open-store.ts';
export type { Login, People, User, UserChange, UserId } from './people.ts';
export { type Database, provideDatabase } from './provide-database.ts';
export { readSecretKey } from './secret-key.ts';
