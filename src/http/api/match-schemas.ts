import { Type } from 'typebox';
import { OneOf, OrNull } from './schemas.ts';

/** The verdict on a document. */
export const MatchCode = OneOf('MatchCode', ['OK', 'TO', 'CO', 'Mismatch']);
/** Accept, upload, reject, pending. */
export const MatchFlag = OneOf('ActionFlag', ['A', 'U', 'R', 'P']);
/** Match code and action flag of a document in a list; null where it was never matched. */
export const MatchMark = OrNull(
  Type.Object(
    {
      code: MatchCode,
      action: OrNull(MatchFlag),
      isFiled: OrNull(Type.Boolean({ description: 'Whether the counter party has filed (CFS)' })),
      identity: OrNull(Type.String()),
    },
    { title: 'MatchMark' },
  ),
);
