import { type Static, Type } from 'typebox';
import type { MatchFilter } from '../../filing/needs/counterparties.ts';
import { MatchCode } from './match-schemas.ts';
import { Day, MatchScope, periodsIn } from './match-scope.ts';
import { Gstin } from './schemas.ts';

/** By what the results of a matching are narrowed. */
export const MatchParticulars = Type.Intersect([
  MatchScope,
  Type.Object({
    code: Type.Optional(MatchCode),
    counterparty: Type.Optional(Gstin),
    reason: Type.Optional(Type.String({ maxLength: 40, description: 'Code of a reason' })),
    owner: Type.Optional(
      Type.String({ maxLength: 320, description: 'E-mail address of who looks after it' }),
    ),
    find: Type.Optional(Type.String({ maxLength: 100, description: 'In number and GSTIN' })),
    asOf: Type.Optional(Day),
  }),
]);

/** The same as the books take it. */
export function matchFilterOf(gstin: string, query: Static<typeof MatchParticulars>): MatchFilter {
  const { code, counterparty, reason, owner, find, asOf } = query;
  return {
    ...periodsIn(gstin, query),
    ...(code ? { code } : {}),
    ...(counterparty ? { counterpartyGstin: counterparty } : {}),
    ...(reason ? { reason } : {}),
    ...(owner ? { owner } : {}),
    ...(find ? { find } : {}),
    ...(asOf ? { asOf } : {}),
  };
}
