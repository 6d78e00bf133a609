import type { Grant } from '../filing/needs/roles.ts';

/** Names a person. */
export type PersonId = Pick<Person, 'tenantId' | 'userId'>;

/** A person who can sign in, of one tenant. */
export interface Person {
  readonly tenantId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  readonly language: 'en' | 'hi';
}

/** A person as the administrator sees him. */
export interface ListedPerson extends Person {
  /** False while he has not followed his invitation. */
  readonly hasPassword: boolean;
  /** ISO 8601; null while he may sign in. */
  readonly disabledAt: string | null;
}

/** What may be changed of a person; what is absent stays. */
export interface PersonChange extends Partial<Pick<Person, 'name' | 'grants' | 'language'>> {
  readonly isDisabled?: boolean;
}

/** What sign-in and the list of people need of the store; tokens are kept there as hashes only. */
export interface People {
  findByEmail(email: string): Promise<{ readonly person: Person; readonly passwordHash: string } | null>;
  /** Answers the token for the cookie: it is known to the browser only. */
  openLogin(
    person: Person,
    login: { readonly expiresAt: string; readonly userAgent: string },
  ): Promise<string>;
  readLogin(token: string): Promise<Person | null>;
  closeLogin(token: string): Promise<void>;
  companyName(tenantId: string): Promise<string>;
  list(tenantId: string): Promise<readonly ListedPerson[]>;
  /** Adds a person without a password; null where the company has one of this e-mail address. */
  add(person: Omit<Person, 'userId'>): Promise<ListedPerson | null>;
  /** False, and nothing is changed, where no administrator would be left. */
  change(who: PersonId, change: PersonChange): Promise<boolean>;
  /** Takes the password away and answers the token that sets a new one, once; null where no administrator would be left. */
  invite(who: PersonId, expiresAt: string): Promise<string | null>;
  /** Whose invitation a token is; null when it is used, expired, or none. */
  readInvitation(token: string): Promise<Person | null>;
  /** Keeps the hash of a new password; all sign-ins and invitations end. */
  setPassword(who: PersonId, passwordHash: string): Promise<void>;
}
