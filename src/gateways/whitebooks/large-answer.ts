import { wireReturnPeriod } from '../../core/index.ts';
import type { ReturnOf } from '../../filing/needs/portal.ts';
import { type AwaitedAnswer, type Patience, saysNotYet } from '../gstn/file-download.ts';
import { badAnswer } from '../gstn/refusals.ts';
import { isObject, joinSections, textOf, type WireObject } from '../gstn/wire.ts';
import type { Line } from './line.ts';

/** Milliseconds between one question whether the files are there and the next. */
const pauseMs = 5_000;
/** Files of one large answer. */
const fileLimit = 1_000;

/**
 * Fetches an answer that comes as files: WhiteBooks names them (`filedet`, of the IMS `getfile`) and opens them for the caller (`largefile`).
 * Throws RTN_24 when they are not there within the patience.
 */
export async function fetchLargeAnswer(
  line: Line,
  of: ReturnOf,
  { token, patience, resource }: AwaitedAnswer,
): Promise<WireObject> {
  const { gstin } = of.session.taxpayer;
  const ofFile = { gstin, returnperiod: wireReturnPeriod(of.returnPeriod) };
  const read = async (action: string, path: string, query: Readonly<Record<string, string>>) => {
    const call = { action, method: 'GET', path, query, isWrite: false } as const;
    return (await line.inSession({ ...call, ...of, shown: ofFile })).data;
  };
  const detailsOf = () =>
    resource === 'ims'
      ? read('FILEDET', '/ims/getfile', { gstin, token })
      : read('FILEDET', '/all/filedet', { ...ofFile, token });
  const details = await whenMade(detailsOf, patience);
  const addresses = (Array.isArray(details.urls) ? details.urls : []).filter(isObject);
  if (addresses.length === 0 || addresses.length > fileLimit) throw badAnswer('it names no files', false);
  const ek = textOf(details.ek);
  const files: WireObject[] = [];
  for (const { ul } of addresses)
    files.push(await read('LARGEFILE', '/all/largefile', { ...ofFile, url: textOf(ul), ek }));
  return joinSections(files);
}

async function whenMade(ask: () => Promise<WireObject>, patience: Patience): Promise<WireObject> {
  for (let waited = 0; ; waited += pauseMs) {
    try {
      return await ask();
    } catch (error) {
      if (!saysNotYet(error) || waited + pauseMs > patience.limitMs) throw error;
    }
    await patience.wait(pauseMs);
  }
}
