import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Action, Answer, TaxpayerCall } from './call.ts';
import { encrypt } from './envelope.ts';
import { Refusal } from './errors.ts';
import type { LargeAnswer, World } from './world.ts';

/** The answer itself, or a token for its file where it is too large; `est` is in minutes. */
export function offerIfLarge(call: TaxpayerCall, answer: object, items: number): Answer {
  const json = JSON.stringify(answer);
  if (json.length <= call.settings.largeAnswerCharacters) return json;
  const { world } = call;
  const token = world.chance.hex('file').slice(0, 32);
  world.files.set(token, {
    token,
    gstin: call.gstin,
    json,
    items,
    readyAt: world.clock.now() + call.settings.fileMs,
  });
  world.flush();
  return { token, est: '1' };
}

/** Where the files of an answer are; `notYet` is the code while they are being made. */
const details =
  (notYet: string) =>
  (call: TaxpayerCall): Answer => {
    const file = call.world.files.get(call.query.token ?? '');
    if (file === undefined || file.gstin !== call.gstin) throw new Refusal('RET13510');
    if (call.world.clock.now() < file.readyAt) throw new Refusal(notYet);
    const hash = createHash('sha256').update(archiveOf(file)).digest('hex');
    const url = `${call.origin}/_files/${file.token}.tar.gz`;
    return { fc: 1, ek: keyOf(file).toString('base64'), urls: [{ ul: url, ic: file.items, hash }] };
  };

/** The archive of a large answer by its token, once it is ready. */
export function largeAnswerArchive(world: World, token: string): Buffer | undefined {
  const file = world.files.get(token);
  return file === undefined || world.clock.now() < file.readyAt ? undefined : archiveOf(file);
}

// Key and archive follow from the stored answer, so they are the same at every call and after a restart.
function keyOf(file: LargeAnswer): Buffer {
  return createHash('sha256').update(`file key ${file.token}`).digest();
}

function archiveOf(file: LargeAnswer): Buffer {
  const base64 = Buffer.from(Buffer.from(file.json, 'utf8').toString('base64'), 'latin1');
  const member = Buffer.from(`"${encrypt(base64, keyOf(file)).toString('base64')}"`, 'latin1');
  return gzipSync(tarOf(`${file.token}.json`, member), { level: 1 });
}

/** A tar archive of one file: a header block, the content in blocks of 512 bytes, two empty blocks. */
function tarOf(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, 100, 'latin1');
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([
    header,
    content,
    Buffer.alloc((512 - (content.length % 512)) % 512),
    Buffer.alloc(1024),
  ]);
}

/** FILEDET, by `method resource action`. */
export const FILE_ACTIONS: Readonly<Record<string, Action>> = {
  'GET returns FILEDET': { handler: details('RTN_24'), reads: 'nothing', ofPeriod: true },
  'GET returns/ims FILEDET': { handler: details('IMS_FILEGEN_03'), reads: 'nothing', ofPeriod: false },
};
