import { Type } from 'typebox';
import { Grants, Gstin, Instant, OneOf, OrNull, Role } from './schemas.ts';

/** The languages of the screens. */
export const Language = OneOf('Language', ['en', 'hi']);

const PersonName = Type.String({ minLength: 1, maxLength: 100, examples: ['Asha Rao'] });

/** Somebody who may sign in, or is invited to. */
export const Person = Type.Object(
  {
    userId: Type.String({ examples: ['5d0c7f5e-43f6-4a0b-9e0c-6f3a5b1d2c4e'] }),
    name: PersonName,
    email: Type.String({ examples: ['asha@example.in'] }),
    grants: Grants,
    language: Language,
    hasPassword: Type.Boolean({ description: 'False while the invitation is open' }),
    disabledAt: OrNull(Instant),
    hasSecondFactor: Type.Boolean(),
    seenAt: OrNull(Instant),
  },
  { title: 'Person' },
);

/** Roles as they are given: at least one, each once; an administrator is one for the whole company. */
const ChosenGrants = Type.Array(
  Type.Object(
    { role: Role, gstins: OrNull(Type.Array(Gstin, { minItems: 1, maxItems: 1000, uniqueItems: true })) },
    { additionalProperties: false, title: 'ChosenGrant' },
  ),
  { minItems: 1, maxItems: 6 },
);

/** Whom to add. */
export const NewPerson = Type.Object(
  {
    email: Type.String({
      maxLength: 320,
      pattern: '^\\s*[^\\s@]+@[^\\s@]+\\s*$',
      examples: ['asha@example.in'],
    }),
    name: PersonName,
    grants: ChosenGrants,
    language: Type.Optional(Language),
  },
  { additionalProperties: false, title: 'NewPerson' },
);

/** What to change of a person. */
export const PersonChanges = Type.Partial(
  Type.Object({ name: PersonName, grants: ChosenGrants, language: Language, isDisabled: Type.Boolean() }),
  { additionalProperties: false, title: 'PersonChanges' },
);

/** What lets the person set a password, once; told to the administrator this once. */
export const Invitation = Type.Object(
  {
    person: Person,
    invitation: Type.String({ description: 'Shown this once; pass it on to the person' }),
    expiresAt: Instant,
  },
  { title: 'Invitation' },
);

/** A password as somebody chooses it. */
export const NewPassword = Type.String({
  minLength: 12,
  maxLength: 1024,
  description: 'At least 12 characters',
  examples: ['three words of one’s own'],
});
