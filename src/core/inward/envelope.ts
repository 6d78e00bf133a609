import type { InwardDocument, StatementKind } from './inward-document.ts';
import { statements } from './statements.ts';

type WireObject = Readonly<Record<string, unknown>>;

/** A statement taken out of what wraps it: whose it is, of which period, and the objects whose keys are its sections. */
export interface StatementEnvelope {
  readonly kind: StatementKind;
  readonly gstin?: string;
  /** mmyyyy */
  readonly period?: string;
  readonly generatedOn?: string;
  readonly files?: number;
  readonly summary?: WireObject;
  readonly parts: readonly { readonly holder: WireObject; readonly marks: Partial<InwardDocument> }[];
}

const isObject = (value: unknown): value is WireObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys that say something of the statement and are no sections. */
const headKeys: ReadonlySet<string> = new Set([
  'gstin',
  'fp',
  'ret_period',
  'rtnprd',
  'rtin',
  'reqtyp',
  'gendt',
  'version',
  'hash',
  'chksum',
  'status_cd',
  'token',
  'est',
]);

/**
 * Recognises a statement, whatever wraps it: the answers of GSTN and of the gateways put it in `data`, once or twice.
 * Null when it is none. A kind that the caller names is believed where the shape allows more than one.
 */
export function openEnvelope(json: unknown, wanted?: StatementKind): StatementEnvelope | null {
  const body = unwrap(json);
  if (!body) return null;
  if (isObject(body['docdata']) || isObject(body['itcsumm']) || isObject(body['docRejdata']))
    return gstr2b(body);
  if (isObject(body['imsDetails'])) return ims(body, body['imsDetails']);
  if (isObject(body['invdata'])) return ims(body, body['invdata']);
  const outward = [body['gstr1'], body['gstr1a']].filter(isObject);
  if (outward.length > 0) {
    const kind = wanted === 'IMS outward' ? wanted : 'IMS';
    return { ...headOf(body), kind, parts: outward.map(part) };
  }
  const kind = kindOfSections(body, wanted);
  return kind && { ...headOf(body), kind, parts: [part(sectionsOf(body))] };
}

function unwrap(json: unknown): WireObject | null {
  let body = json;
  for (let depth = 0; depth < 3 && isObject(body) && isObject(body['data']); depth++) body = body['data'];
  return isObject(body) ? body : null;
}

const part = (holder: WireObject): StatementEnvelope['parts'][number] => ({ holder, marks: {} });

function sectionsOf(body: WireObject): WireObject {
  return Object.fromEntries(Object.entries(body).filter(([key]) => !headKeys.has(key)));
}

function headOf(body: WireObject): Pick<StatementEnvelope, 'gstin' | 'period'> {
  const gstin = firstText(body['gstin'], body['rtin']);
  const period = firstText(body['rtnprd'], body['fp'], body['ret_period']);
  return { ...(gstin ? { gstin: gstin.toUpperCase() } : {}), ...(period ? { period } : {}) };
}

const firstText = (...values: readonly unknown[]): string | undefined =>
  values.find((value): value is string => typeof value === 'string' && value !== '');

function gstr2b(body: WireObject): StatementEnvelope {
  const { docdata, docRejdata, itcsumm, cpsumm, cpSummRej, gendt, fc } = body;
  const summary = { itcsumm, cpsumm, cpSummRej };
  return {
    kind: 'GSTR-2B',
    ...headOf(body),
    ...(typeof gendt === 'string' ? { generatedOn: gendt } : {}),
    ...(Number(fc) > 0 ? { files: Number(fc) } : {}),
    ...(Object.values(summary).some(isObject) ? { summary } : {}),
    parts: [
      ...(isObject(docdata) ? [part(docdata)] : []),
      ...(isObject(docRejdata) ? [{ holder: docRejdata, marks: { isRejected: true } }] : []),
    ],
  };
}

function ims(body: WireObject, holder: WireObject): StatementEnvelope {
  return { kind: 'IMS', ...headOf(body), parts: [part(holder)] };
}

/**
 * GSTR-2A and GSTR-1A have the envelope of the own return; the rows tell them apart. IMS rows name the supplier `stin`
 * and lie flat; the 2A says of every supplier whether he filed (`cfs`) and calls notes `cdn`; the 1A says neither.
 */
function kindOfSections(body: WireObject, wanted: StatementKind | undefined): StatementKind | null {
  const lists = Object.entries(body).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const keys = lists.map(([key]) => key.toLowerCase());
  const rows = lists.flatMap(([, list]) => list).filter(isObject);
  if (Object.keys(body).some((key) => ownReturnOnly.has(key.toLowerCase()))) return null;
  const possible = (Object.keys(statements) as StatementKind[]).filter((kind) => {
    const { sections, withoutDocuments } = statements[kind];
    return keys.some((key) => Object.hasOwn(sections, key) || Object.hasOwn(withoutDocuments, key));
  });
  // An answer without any section is an empty statement only when it says whose; else it is somebody's error message.
  const isEmpty = lists.length === 0 && headOf(body).gstin !== undefined;
  if (wanted && (possible.includes(wanted) || isEmpty)) return wanted;
  if (possible.length === 0) return null;
  if (rows.some((row) => 'stin' in row)) return 'IMS';
  const is2a = keys.some((key) => only2a.has(key)) || rows.some((row) => 'cfs' in row || 'cfs3b' in row);
  return is2a ? 'GSTR-2A' : 'GSTR-1A';
}

/** Sections of a return of outward supplies, which no statement of counter parties has. */
const ownReturnOnly: ReadonlySet<string> = new Set([
  'b2cl',
  'b2cs',
  'exp',
  'cdnur',
  'at',
  'txpd',
  'nil',
  'hsn',
  'doc_issue',
]);
const only2a: ReadonlySet<string> = new Set([
  'cdn',
  'cdna',
  'isd',
  'isda',
  'impg',
  'impgsez',
  'tds',
  'tdsa',
  'tcs',
  'tcsa',
]);
