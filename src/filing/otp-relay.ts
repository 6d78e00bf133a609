import { requestLoginOtp, signInWithOtp } from './connect.ts';
import type { Actor, Filing } from './filing.ts';
import type { OtpRelay, RelayPlace } from './needs/otp-relays.ts';
import { PortalError } from './needs/portal.ts';
import type { Books, ReturnKey } from './needs/store.ts';
import { NotPossible } from './not-possible.ts';
import { permit } from './permissions.ts';
import { connectionOf, isSignedIn } from './session-life.ts';
import { registrationOf } from './standing.ts';
import { formName, periodName, secondsLater } from './wording.ts';

/** How long a one-time page holds: as long as the OTP that is asked for on it. */
const pageSeconds = 600;
/** An OTP that was sent holds on for so long at least, or a new one is sent for the page. */
const freshSeconds = 300;
/** OTPs that can be given on one page; the portal itself locks a taxpayer who is guessed at. */
const mostTries = 5;

/** What asking the signatory came to: a page to send him, or a session that still holds. */
export interface AskedSignatory {
  readonly says: string;
  readonly relay: {
    readonly relayId: string;
    /** The secret part of the address; shown once and kept as a hash. */
    readonly token: string;
    readonly expiresAt: string;
  } | null;
}

/** Has the portal send an OTP, unless one is on its way, and makes the page on which its receiver gives it. Throws `NotPossible`, `PortalError`. */
export async function askSignatory(
  filing: Filing,
  actor: Actor,
  { key, why }: { readonly key: ReturnKey; readonly why: string },
): Promise<AskedSignatory> {
  permit(actor, 'connect', key.gstin);
  const reason = why.trim();
  if (!reason) throw new NotPossible('OTP', 'Say why the OTP is needed: the signatory reads it.');
  const { gstin } = key;
  const session = await filing.store.inBooks(actor.tenantId, (books) => books.session(gstin));
  const now = filing.clock.now();
  if (isSignedIn(session, now)) return { says: 'Success: Existing token', relay: null };
  const isOnItsWay = connectionOf(session, secondsLater(now, freshSeconds)) === 'otp-requested';
  if (!isOnItsWay) {
    const { result, says } = await requestLoginOtp(filing, actor, { gstin });
    if (result === 'existing') return { says, relay: null };
  }
  return filing.store.inBooks(actor.tenantId, async (books) => {
    for (const earlier of await books.relays.openOf(gstin))
      await books.relays.save({ ...earlier, state: 'revoked' });
    const relay = newRelay(filing, actor, { key, why: reason });
    const token = await books.relays.open(relay);
    await note(filing, books, { by: actor.by, act: 'OTP asked of the signatory', relay });
    const { relayId, expiresAt } = relay;
    return {
      says: 'Send this address to the signatory. It holds for 10 minutes, once.',
      relay: { relayId, token, expiresAt },
    };
  });
}

function newRelay(
  filing: Filing,
  actor: Actor,
  { key, why }: { readonly key: ReturnKey; readonly why: string },
): OtpRelay {
  const createdAt = filing.clock.now();
  const { gstin, form, returnPeriod } = key;
  return {
    relayId: filing.newId(),
    key: { gstin, form, returnPeriod },
    askedBy: actor.by,
    why,
    createdAt,
    expiresAt: secondsLater(createdAt, pageSeconds),
    state: 'open',
    tries: 0,
    seenAt: null,
  };
}

/** How far a page is, for who waits for it. */
export interface RelayProgress {
  readonly state: OtpRelay['state'] | 'expired';
  readonly expiresAt: string;
  /** Whether the signatory has opened it. */
  readonly isSeen: boolean;
  /** Wrong OTPs so far. */
  readonly wrong: number;
}

/** How far a page is. Throws `NotPossible` when there is none. */
export function relayProgress(
  filing: Filing,
  actor: Actor,
  { gstin, relayId }: { readonly gstin: string; readonly relayId: string },
): Promise<RelayProgress> {
  permit(actor, 'connect', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const { state, expiresAt, seenAt, tries } = await relayOf(books, { gstin, relayId });
    const isExpired = state === 'open' && Date.parse(expiresAt) <= Date.parse(filing.clock.now());
    return {
      state: isExpired ? 'expired' : state,
      expiresAt,
      isSeen: seenAt !== null,
      wrong: state === 'used' ? tries - 1 : tries,
    };
  });
}

/** Takes a page back before it is used. Throws `NotPossible` when there is none. */
export function revokeRelay(
  filing: Filing,
  actor: Actor,
  { gstin, relayId }: { readonly gstin: string; readonly relayId: string },
): Promise<void> {
  permit(actor, 'connect', gstin);
  return filing.store.inBooks(actor.tenantId, async (books) => {
    const relay = await relayOf(books, { gstin, relayId });
    if (relay.state !== 'open') return;
    await books.relays.save({ ...relay, state: 'revoked' });
    await note(filing, books, { by: actor.by, act: 'request for the OTP taken back', relay });
  });
}

async function relayOf(
  books: Books,
  { gstin, relayId }: { readonly gstin: string; readonly relayId: string },
): Promise<OtpRelay> {
  const relay = await books.relays.lock(relayId);
  if (relay?.key.gstin === gstin) return relay;
  throw new NotPossible('NOT-FOUND', 'There is no such request for an OTP. Ask the signatory again.');
}

/** What the signatory sees: who asks, for which company and return, and why. */
export interface AskedOtp {
  readonly askedBy: string;
  readonly legalName: string;
  readonly gstin: string;
  readonly form: string;
  readonly period: string;
  readonly why: string;
  readonly expiresAt: string;
}

/** The page as its owner opens it. Throws `NotPossible` where it is used, taken back or too old. */
export function askedOtp(filing: Filing, { tenantId, relayId }: RelayPlace): Promise<AskedOtp> {
  return filing.store.inBooks(tenantId, async (books) => {
    const relay = await stillOpen(filing, books, relayId);
    if (relay.seenAt === null) await books.relays.save({ ...relay, seenAt: filing.clock.now() });
    const { askedBy, why, expiresAt, key } = relay;
    const { legalName } = await registrationOf(books, key.gstin);
    const form = formName(key.form);
    return {
      askedBy,
      legalName,
      gstin: key.gstin,
      form,
      period: periodName(key.returnPeriod),
      why,
      expiresAt,
    };
  });
}

/**
 * Takes the OTP from the signatory straight to the portal: it is neither kept nor shown. A wrong one leaves the page for
 * another try. Throws `NotPossible`, `PortalError`.
 */
export async function giveOtp(
  filing: Filing,
  { tenantId, relayId }: RelayPlace,
  otp: string,
): Promise<{ readonly says: string }> {
  // Counted before the portal is asked: many at once get no more tries than one after the other.
  const relay = await filing.store.inBooks(tenantId, async (books) => {
    const open = await stillOpen(filing, books, relayId);
    const tries = open.tries + 1;
    const counted: OtpRelay = { ...open, tries, state: tries > mostTries ? 'closed' : 'open' };
    await books.relays.save(counted);
    return counted;
  });
  if (relay.state === 'closed') throw tooManyTries(relay);
  const by = `${relay.askedBy}, by one-time page`;
  try {
    await signInWithOtp(filing, { tenantId, by }, { gstin: relay.key.gstin, otp });
  } catch (error) {
    if (error instanceof PortalError) await noteWrong(filing, { tenantId, relay });
    throw error;
  }
  await filing.store.inBooks(tenantId, async (books) => {
    await books.relays.save({ ...relay, state: 'used' });
    await note(filing, books, { by, act: 'OTP given by the signatory', relay });
  });
  return { says: `Thank you. ${relay.askedBy} is connected with GSTN; you can close this page.` };
}

function noteWrong(
  filing: Filing,
  { tenantId, relay }: { readonly tenantId: string; readonly relay: OtpRelay },
): Promise<void> {
  return filing.store.inBooks(tenantId, (books) =>
    note(filing, books, {
      by: `${relay.askedBy}, by one-time page`,
      act: 'wrong OTP of the signatory',
      relay,
    }),
  );
}

/** The page, held until the transaction ends. */
async function stillOpen(filing: Filing, books: Books, relayId: string): Promise<OtpRelay> {
  const relay = await books.relays.lock(relayId);
  if (!relay) throw noPage();
  if (relay.state === 'used')
    throw new NotPossible('OTP', 'The OTP was given on this page already. There is nothing left to do.');
  if (relay.state === 'revoked')
    throw new NotPossible(
      'OTP',
      `${relay.askedBy} has taken this request back. Ask for a new address if one is needed.`,
    );
  if (relay.state === 'closed') throw tooManyTries(relay);
  if (Date.parse(relay.expiresAt) <= Date.parse(filing.clock.now()))
    throw new NotPossible('OTP', `This page has expired. Ask ${relay.askedBy} for a new address.`);
  return relay;
}

/** What an address that leads nowhere says. */
export function noPage(): NotPossible {
  return new NotPossible(
    'NOT-FOUND',
    'There is no request for an OTP at this address. Check that it is complete.',
  );
}

function tooManyTries({ askedBy }: OtpRelay): NotPossible {
  return new NotPossible(
    'TOO-MANY',
    `Too many wrong OTPs were given here. Ask ${askedBy} for a new address.`,
  );
}

interface Noted {
  readonly by: string;
  readonly act: string;
  readonly relay: OtpRelay;
}

async function note(filing: Filing, books: Books, { by, act, relay }: Noted): Promise<void> {
  const { key, why, relayId, expiresAt } = relay;
  await books.audit({
    at: filing.clock.now(),
    by,
    act,
    object: key.gstin,
    details: { reason: why, relayId, expiresAt, tries: relay.tries },
  });
}
