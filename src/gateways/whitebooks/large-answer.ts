import { wireReturnPeriod } from '../../core/index.ts';
import { PortalError, type ReturnOf } from '../../filing/needs/portal.ts';
import type { LargeAnswer, Patience } from '../gstn/file-download.ts';
import { badAnswer } from '../gstn/refusals.ts';
import { isObject, joinSections, textOf, type WireObject } from '../gstn/wire.ts';
import type { Line } from './line.ts';

/** Milliseconds between one question whether the files are there and the next. */
const pauseMs = 5_000;
/** Files of one large answer. */
const fileLimit = 1_000;

/**
 * Fetches an answer that comes as files: WhiteBooks names them (`filedet`) and opens them for the caller (`largefile`).
 * Throws RTN_24 when they are not there within the patience.
 */
export async function fetchLargeAnswer(
  line: Line,
  of: ReturnOf,
  { token, patience }: LargeAnswer & { readonly patience: Patience },
): Promise<WireObject> {
  const ofFile = { gstin: of.session.taxpayer.gstin, returnperiod: wireReturnPeriod(of.returnPeriod) };
  const read = async (action: string, path: string, query: Readonly<Record<string, string>>) => {
    const call = { action, method: 'GET', path, query: { ...ofFile, ...query }, isWrite: false } as const;
    return (await line.inSession({ ...call, ...of, shown: ofFile })).data;
  };
  const details = await whenMade(() => read('FILEDET', '/all/filedet', { token }), patience);
  const addresses = (Array.isArray(details.urls) ? details.urls : []).filter(isObject);
  if (addresses.length === 0 || addresses.length > fileLimit) throw badAnswer('it names no files', false);
  const ek = textOf(details.ek);
  const files: WireObject[] = [];
  for (const { ul } of addresses)
    files.push(await read('LARGEFILE', '/all/largefile', { url: textOf(ul), ek }));
  return joinSections(files);
}

async function whenMade(ask: () => Promise<WireObject>, patience: Patience): Promise<WireObject> {
  for (let waited = 0; ; waited += pauseMs) {
    try {
      return await ask();
    } catch (error) {
      const notYet = error instanceof PortalError && error.code === 'RTN_24';
      if (!notYet || waited + pauseMs > patience.limitMs) throw error;
    }
    await patience.wait(pauseMs);
  }
}
