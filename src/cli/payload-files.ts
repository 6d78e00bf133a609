import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Filer, gstr1PartTexts, gstr1Payload, type RecordList } from '../core/index.ts';

/**
 * Writes the payloads of a return into a folder, one part after the other, and answers their names. Parts of an earlier
 * run beside new ones would be sent with them: they go, once the new ones are whole.
 */
export async function writePayloads(
  out: string,
  filer: Filer,
  records: RecordList,
): Promise<readonly string[]> {
  const written: string[] = [];
  // One buffer for all parts: one for each would lie in memory until the collector finds the time.
  let buffer = Buffer.alloc(0);
  const write = async (text: string): Promise<void> => {
    const path = join(out, `payload-${written.length + 1}.json.part`);
    if (buffer.length < text.length) buffer = Buffer.allocUnsafeSlow(text.length);
    // The text is ASCII, which this encoding copies as it is.
    await writeFile(path, buffer.subarray(0, buffer.write(text, 'latin1')));
    written.push(path);
  };
  for (const { text } of gstr1PartTexts(filer, records)) await write(text);
  if (written.length === 0) await write(JSON.stringify(gstr1Payload(filer, [])));
  const old = (await readdir(out)).filter((name) => /^payload(-\d+-of-\d+)?\.json$/.test(name));
  await Promise.all(old.map((name) => rm(join(out, name))));
  const names = written.map((_, index) => payloadName(index, written.length));
  for (const [index, name] of names.entries()) await rename(written[index] as string, join(out, name));
  return names;
}

function payloadName(index: number, count: number): string {
  return count === 1 ? 'payload.json' : `payload-${index + 1}-of-${count}.json`;
}
