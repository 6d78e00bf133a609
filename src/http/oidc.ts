import * as client from 'openid-client';
import { Problem } from './problem.ts';

/** An identity provider of the company, as OpenID Connect knows it. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button on the sign-in page calls it. */
  readonly label: string;
}

/** What the browser keeps between going to the provider and coming back: only with it an answer is taken. */
export interface OidcJourney {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The page of ours that was asked for. */
  readonly next: string;
}

/** Sign-in at an identity provider: code flow with PKCE, state and nonce. */
export interface Oidc {
  readonly label: string;
  /** Where to send the browser; the provider sends it back to `redirectUri`. */
  begin(redirectUri: string, next: string): Promise<{ readonly url: string; readonly journey: OidcJourney }>;
  /** The e-mail address that the provider vouches for, of the address the browser came back with. Throws `Problem`. */
  finish(cameBack: URL, journey: OidcJourney): Promise<string>;
}

const secondsToAnswer = 10;

/** The provider of these settings. It is asked for what it is at the first sign-in, so that we start without it. */
export function oidcAt({ issuer, clientId, clientSecret, label }: OidcSettings): Oidc {
  let known: client.Configuration | null = null;
  const provider = async (): Promise<client.Configuration> => {
    known ??= await client.discovery(new URL(issuer), clientId, undefined, showing(clientSecret), {
      timeout: secondsToAnswer,
      // Plain HTTP is in the configuration for this machine only.
      execute: [
        client.enableNonRepudiationChecks,
        ...(issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
      ],
    });
    return known;
  };
  return {
    label,
    begin: (redirectUri, next) =>
      explained(async () => {
        const verifier = client.randomPKCECodeVerifier();
        const journey = { state: client.randomState(), nonce: client.randomNonce(), verifier, next };
        const url = client.buildAuthorizationUrl(await provider(), {
          redirect_uri: redirectUri,
          scope: 'openid email',
          state: journey.state,
          nonce: journey.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        });
        return { url: url.href, journey };
      }),
    finish: (cameBack, { state, nonce, verifier }) =>
      explained(async () => {
        const tokens = await client.authorizationCodeGrant(await provider(), cameBack, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return verifiedEmail(await provider(), tokens);
      }),
  };
}

/** The secret as the provider takes it: in the header, which every one should, or in the form. */
function showing(clientSecret: string): client.ClientAuth {
  return (provider, ...rest) => {
    const methods = provider.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const way = methods.includes('client_secret_basic') ? client.ClientSecretBasic : client.ClientSecretPost;
    way(clientSecret)(provider, ...rest);
  };
}

type Tokens = Awaited<ReturnType<typeof client.authorizationCodeGrant>>;

/** Providers tell the e-mail address in the ID token or on asking with the access token. */
async function verifiedEmail(provider: client.Configuration, tokens: Tokens): Promise<string> {
  const told = tokens.claims();
  if (!told) throw notCompleted();
  const { email, email_verified: isVerified } =
    told.email === undefined ? await client.fetchUserInfo(provider, tokens.access_token, told.sub) : told;
  if (typeof email === 'string' && email !== '' && isVerified === true) return email;
  throw new Problem(
    403,
    'OIDC-UNVERIFIED',
    'The provider does not vouch for your e-mail address. Have it verified there, or sign in with your password.',
  );
}

/** A provider that is away is one thing; one that says no, or an answer that does not fit, another. */
async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw isAway(error) ? away() : notCompleted();
  }
}

function isAway(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  const { code } = error as { readonly code?: unknown };
  return code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM';
}

const away = () =>
  new Problem(
    502,
    'OIDC-AWAY',
    'The identity provider does not answer. Try again, or sign in with your password.',
  );

/** 401: no answer of the provider that fits what this browser went away with. */
export const notCompleted = (): Problem =>
  new Problem(
    401,
    'OIDC-NOT-COMPLETED',
    'The sign-in at the identity provider was not completed, or was begun too long ago. Begin again.',
  );
