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
  readonly hasSecondFactor: boolean;
  /** ISO 8601, to the minute; null before the first sign-in. */
  readonly seenAt: string | null;
}

/** A sign-in of a person that is open; instants ISO 8601. */
export interface OpenSignIn {
  readonly loginId: string;
  /** As the browser names itself. */
  readonly userAgent: string;
  readonly address: string;
  readonly openedAt: string;
  readonly seenAt: string;
  readonly isThis: boolean;
}

/** The second factors of people: what is kept of them, and codes that fit once. */
export interface KeptSecondFactors {
  read(
    who: PersonId,
  ): Promise<{ readonly secret: string; readonly isOn: boolean; readonly recoveryLeft: number } | null>;
  /** False where one is on already. */
  begin(who: PersonId, secret: string): Promise<boolean>;
  confirm(who: PersonId, step: number, recoveryCodes: readonly string[]): Promise<void>;
  useStep(who: PersonId, step: number): Promise<boolean>;
  useRecovery(who: PersonId, code: string): Promise<boolean>;
  remove(who: PersonId): Promise<void>;
}

/** What may be changed of a person; what is absent stays. */
export interface PersonChange extends Partial<Pick<Person, 'name' | 'grants' | 'language'>> {
  readonly isDisabled?: boolean;
}

/** What sign-in and the list of people need of the store; tokens are kept there as hashes only. */
export interface People {
  readonly secondFactors: KeptSecondFactors;
  /** The open sign-ins of a person, the newest first; `token` is that of the browser that asks. */
  signIns(who: PersonId, token: string): Promise<readonly OpenSignIn[]>;
  /** Ends one of them; of another person none. */
  endSignIn(who: PersonId, loginId: string): Promise<void>;
  /** Ends all of them but that of the browser that asks; answers how many. */
  endOtherSignIns(who: PersonId, token: string): Promise<number>;
  findByEmail(email: string): Promise<{ readonly person: Person; readonly passwordHash: string } | null>;
  /** Answers the token for the cookie: it is known to the browser only. */
  openLogin(
    person: Person,
    login: {
      readonly expiresAt: string;
      readonly userAgent: string;
      readonly address: string;
      /** It opens nothing until the code of the second factor is given. */
      readonly awaitsCode?: boolean;
    },
  ): Promise<string>;
  readLogin(token: string): Promise<Person | null>;
  /** Whose sign-in awaits the code of his second factor by this token. */
  readAwaiting(token: string): Promise<Person | null>;
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
