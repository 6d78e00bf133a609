import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Context } from 'oidc-provider';

/** Who signs in at the provider, and whether it has verified his address. */
export interface Account {
  readonly email: string;
  readonly isVerified: boolean;
}

/** A real OpenID provider of the firm, on an address of its own; nobody types a password there. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Knows us by the address that it sends browsers back to. */
  register(redirectUri: string): void;
  /** Who sits before the browser from now on; null cancels. */
  signsIn(account: Account | null): void;
  stop(): Promise<void>;
}

const clientId = 'vivarani';
const clientSecret = 'of the tests only, but long enough';

/** Starts the provider; `localhost` is another site than 127.0.0.1 to a browser. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  let answer: RequestListener = (_request, response) => response.writeHead(503).end();
  let account: Account | null = null;
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    clientId,
    clientSecret,
    register(redirectUri) {
      const provider = providerAt(issuer, redirectUri);
      const asProvider = provider.callback();
      answer = (request, response) => {
        if (!request.url?.startsWith('/interaction/')) return asProvider(request, response);
        const result = account
          ? { login: { accountId: `${account.email} ${account.isVerified}`, remember: false } }
          : { error: 'access_denied', error_description: 'cancelled' };
        void provider.interactionFinished(request, response, result);
      };
    },
    signsIn(next) {
      account = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function providerAt(issuer: string, redirectUri: string): Provider {
  const provider: Provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    cookies: { keys: ['of the tests only'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, accountId: string) => {
      const [email, isVerified] = accountId.split(' ');
      return {
        accountId,
        claims: () => ({ sub: accountId, email, email_verified: isVerified === 'true' }),
      };
    },
    // Nobody is asked whether the firm's own program may know his address.
    async loadExistingGrant({ oidc: { client, session } }: Context) {
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  return provider;
}
