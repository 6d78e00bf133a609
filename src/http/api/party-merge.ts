import { type TSchema, Type } from 'typebox';
import type { Party } from '../../core/index.ts';
import { duplicatesOf, mergeParties } from '../../filing/index.ts';
import type { MasterEntry } from '../../filing/needs/masters.ts';
import type { Api, ApiContext } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { keptMaster } from './kept-master.ts';
import { EntryNumber, EntryVersion, ListOf } from './schemas.ts';

const tags = ['masters'];
const EntryPath = Type.Object({ entry: EntryNumber });
const Other = Type.Object(
  { other: EntryNumber, otherVersion: EntryVersion },
  { additionalProperties: false, title: 'PartyToMerge' },
);

/** Entries of one and the same party: which they probably are, and making one of two. */
export function partyMergeRoutes(app: Api, { filing }: ApiContext, Entry: TSchema): void {
  const PartyEntry = Type.Unsafe<MasterEntry<Party>>(Entry);
  app.get(
    '/parties/:entry/duplicates',
    {
      schema: {
        tags,
        summary: 'Entries that are probably the same party, by PAN or name',
        params: EntryPath,
        response: { 200: Type.Object({ rows: ListOf(PartyEntry) }) },
      },
      config: { scope: 'any' },
    },
    async (request) => ({ rows: await duplicatesOf(filing, actorOf(request), request.params) }),
  );
  app.post(
    '/parties/:entry/merge',
    {
      schema: {
        tags,
        summary: 'Make one party of two: the other leaves the lists, documents keep what they say',
        params: EntryPath,
        querystring: Type.Object({ version: EntryVersion }),
        body: Other,
        response: { 200: PartyEntry },
      },
    },
    async (request) => {
      const merging = { ...request.params, ...request.query, ...request.body };
      return keptMaster(await mergeParties(filing, actorOf(request), merging));
    },
  );
}
