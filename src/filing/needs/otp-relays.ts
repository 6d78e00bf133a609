import type { ReturnForm, ReturnPeriod } from '../../core/index.ts';

/** Names a return, as everywhere. */
interface ReturnKey {
  readonly gstin: string;
  readonly form: ReturnForm;
  readonly returnPeriod: ReturnPeriod;
}

/** A one-time page on which a signatory gives the OTP that the portal has sent to his telephone. */
export interface OtpRelay {
  readonly relayId: string;
  /** The return for which the connection is wanted. */
  readonly key: ReturnKey;
  readonly askedBy: string;
  readonly why: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** `closed`: given up after too many wrong OTPs. */
  readonly state: 'open' | 'used' | 'revoked' | 'closed';
  /** OTPs that were given, right or wrong. */
  readonly tries: number;
  /** When the page was first opened; null while it was not. */
  readonly seenAt: string | null;
}

/** Names a relay and whose it is. */
export interface RelayPlace {
  readonly tenantId: string;
  readonly relayId: string;
}

/** The one-time pages of a tenant. */
export interface RelayBooks {
  /** Keeps a new one; answers the token of its address, which is known to nobody else. */
  open(relay: OtpRelay): Promise<string>;
  /** Reads one and holds it until the transaction ends; null when there is none. */
  lock(relayId: string): Promise<OtpRelay | null>;
  /** Those of a GSTIN that are still open. */
  openOf(gstin: string): Promise<readonly OtpRelay[]>;
  save(relay: OtpRelay): Promise<void>;
}

/** Finds the page of an address; null for an address that is none. */
export interface RelayAddresses {
  find(token: string): Promise<RelayPlace | null>;
}
