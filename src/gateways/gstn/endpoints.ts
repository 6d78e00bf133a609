/** Paths of the taxpayer API and of the public API, in the versions of 2025. */
export const paths = {
  authenticate: '/taxpayerapi/v1.0/authenticate',
  gstr1: '/taxpayerapi/v4.1/returns/gstr1',
  gstr1a: '/taxpayerapi/v1.1/returns/gstr1a',
  proceed: '/taxpayerapi/v1.1/returns/gstrptf',
  returns: '/taxpayerapi/v1.1/returns',
  publicReturns: '/commonapi/v1.0/returns',
  publicSearch: '/commonapi/v1.1/search',
  publicAuthenticate: '/commonapi/v0.2/authenticate',
} as const;

/** Paths of calls in the portal's own words, by the last part of the path. */
const plainPaths: Readonly<Record<string, string>> = {
  authenticate: paths.authenticate,
  returns: paths.returns,
  gstr1: paths.gstr1,
  gstr1a: paths.gstr1a,
  gstr2: '/taxpayerapi/v0.3/returns/gstr2',
  gstr2a: '/taxpayerapi/v2.2/returns/gstr2a',
  gstr2b: '/taxpayerapi/v4.0/returns/gstr2b',
  ims: '/taxpayerapi/v1.0/returns/ims',
  einvoice: '/taxpayerapi/v1.0/returns/einvoice',
  document: '/taxpayerapi/v1.1/document',
};

/** The path of a call in the portal's own words; throws on a resource that is none. */
export function plainPath(resource: string, action: string): string {
  if (action === 'RETNEWPTF') return paths.proceed;
  // The submission of classic periods stayed at the version of its time.
  if (resource === 'gstr1' && action === 'RETSUBMIT') return '/taxpayerapi/v0.3/returns/gstr1';
  // Only the saving of IMS actions has moved on.
  if (resource === 'ims' && action === 'SAVE') return '/taxpayerapi/v1.2/returns/ims';
  const path = plainPaths[resource];
  if (path === undefined) throw new TypeError(`The portal has no resource '${resource}'.`);
  return path;
}

/** Return types of resources whose calls name one in their headers. */
const returnTypes: Readonly<Record<string, string>> = {
  gstr1a: 'GSTR1A',
  gstr2a: 'GSTR2A',
  gstr2b: 'GSTR2B',
  ims: 'IMS',
  document: 'GSTR1',
};

/** The return type that a call names in its headers; the old calls of GSTR-1 and the saves of GSTR-1A name none. */
export function returnTypeOf(resource: string, action: string): string | undefined {
  if (action === 'RESET' || action === 'RETNEWPTF') return 'GSTR1';
  return action === 'R1ARETSAVE' || action === 'RETFILER1A' ? undefined : returnTypes[resource];
}

/** Version of a path as the `api_version` header wants it: without the v. */
export function versionOf(path: string): string {
  return /\/v(\d+(?:\.\d+)?)\//.exec(path)?.[1] ?? '';
}
