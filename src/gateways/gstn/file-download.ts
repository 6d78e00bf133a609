import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { wireReturnPeriod } from '../../core/index.ts';
import { PortalError, type ReturnOf } from '../../filing/needs/portal.ts';
import { plainPath } from './endpoints.ts';
import { decodePayload, decrypt, keyLength } from './envelope.ts';
import type { Line } from './line.ts';
import { badAnswer } from './refusals.ts';
import { readTar } from './tar.ts';
import { isObject, joinSections, textOf, type WireObject } from './wire.ts';

/** How long a large answer may be waited for. */
export interface Patience {
  /** Waits some milliseconds; injected, so that tests need not. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds of waiting altogether, after which RTN_24 is thrown and one may come again later. */
  readonly limitMs: number;
}

/** Waits for up to ten minutes. */
export const usualPatience: Patience = {
  wait: async (milliseconds) => {
    await delay(milliseconds);
  },
  limitMs: 600_000,
};

/** The token that stands in place of a large answer. */
export interface LargeAnswer {
  readonly token: string;
  /** Minutes that the portal thinks it needs. */
  readonly est: string;
}

/** A large answer to be waited for, and the resource that was asked. */
export interface AwaitedAnswer extends LargeAnswer {
  readonly patience: Patience;
  readonly resource: string;
}

/** Bytes that an archive may unpack to: a hundred thousand documents are some 60 MB. */
const unpackedLimit = 512 * 1024 * 1024;
/** Files of one large answer. */
const fileLimit = 1_000;

/** Off the main thread: an archive may unpack to many megabytes. */
const unpack = promisify(gunzip);

/** Reads an answer as a token; null when it carries its documents itself. */
export function largeAnswerIn(answer: WireObject): LargeAnswer | null {
  const token = textOf(answer.token);
  return token ? { token, est: textOf(answer.est) } : null;
}

/** Waits until the portal has made the files of a large answer, fetches, checks and opens them, and joins them. */
export async function downloadLargeAnswer(
  line: Line,
  of: ReturnOf,
  large: AwaitedAnswer,
): Promise<WireObject> {
  const details = await fileDetails(line, of, large);
  const urls = Array.isArray(details.urls) ? details.urls.filter(isObject) : [];
  const key = Buffer.from(textOf(details.ek), 'base64');
  if (urls.length === 0 || urls.length > fileLimit || key.length !== keyLength) {
    throw badAnswer('it names no files, or no key to open them', false);
  }
  const files: WireObject[] = [];
  for (const entry of urls) files.push(...(await fetchFile(line, entry, key)));
  return joinSections(files);
}

/** Whether an error says that the files are still being made. */
export function saysNotYet(error: unknown): boolean {
  return error instanceof PortalError && (error.code === 'RTN_24' || error.code === 'IMS_FILEGEN_03');
}

/** Asks until the files are there; following a request of ours is no retry. Those of the IMS have a call of their own. */
async function fileDetails(
  line: Line,
  of: ReturnOf,
  { token, est, patience, resource }: AwaitedAnswer,
): Promise<WireObject> {
  const { gstin } = of.session.taxpayer;
  const way =
    resource === 'ims'
      ? { path: plainPath('ims', 'FILEDET'), query: { gstin, token }, namesReturnType: 'IMS' }
      : {
          path: plainPath('returns', 'FILEDET'),
          query: { gstin, ret_period: wireReturnPeriod(of.returnPeriod), token },
        };
  const pause = pauseFor(est);
  for (let waited = 0; ; waited += pause) {
    try {
      return await line.inSession({
        action: 'FILEDET',
        method: 'GET',
        ...way,
        ...of,
      });
    } catch (error) {
      if (!saysNotYet(error) || waited + pause > patience.limitMs) throw error;
    }
    await patience.wait(pause);
  }
}

/** A tenth of the portal's estimate, between a second and half a minute: files are often ready long before. */
function pauseFor(est: string): number {
  const minutes = Number(est);
  const tenth = Number.isFinite(minutes) ? minutes * 6_000 : 0;
  return Math.min(30_000, Math.max(1_000, tenth));
}

async function fetchFile(line: Line, entry: WireObject, key: Buffer): Promise<readonly WireObject[]> {
  const url = fileUrl(textOf(entry.ul));
  const archive = await line.fetchFile(url);
  const hash = createHash('sha256').update(archive).digest('hex');
  if (hash !== textOf(entry.hash).toLowerCase())
    throw badAnswer('a file does not have the announced hash', false);
  return opened(archive, key);
}

async function opened(archive: Buffer, key: Buffer): Promise<readonly WireObject[]> {
  try {
    return await openArchive(archive, key);
  } catch (error) {
    throw badAnswer(`a file cannot be opened (${error instanceof Error ? error.message : 'unknown'})`, false);
  }
}

/** Fetches and opens one file whose address and key (`ek`) the portal gave before. */
export async function openLargeFile(
  line: Line,
  { url, ek }: { readonly url: URL; readonly ek: string },
): Promise<WireObject> {
  const key = Buffer.from(ek, 'base64');
  if (key.length !== keyLength) throw badAnswer('the key of a file is not one', false);
  return joinSections(await opened(await line.fetchFile(url), key));
}

function fileUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw badAnswer('the address of a file is not one', false);
}

/** Opens a tar.gz of sealed JSON files; throws when it is broken, too large, or sealed under another key. */
export async function openArchive(archive: Buffer, key: Buffer): Promise<readonly WireObject[]> {
  const members = readTar(await unpack(archive, { maxOutputLength: unpackedLimit }));
  return members
    .filter((member) => member.name.endsWith('.json'))
    .map((member) => {
      // Returns quote the base64 text, e-invoice files do not.
      const sealed = member.content.toString('latin1').trim().replace(/^"|"$/g, '');
      const plain: unknown = JSON.parse(decodePayload(decrypt(Buffer.from(sealed, 'base64'), key)));
      if (!isObject(plain)) throw new Error(`${member.name} holds no sections`);
      return plain;
    });
}
