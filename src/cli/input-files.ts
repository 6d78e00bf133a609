import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { usage } from './exit-codes.ts';

/** A file of the command line in memory. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads the files of the command line; one that cannot be read ends the command with exit code 64. */
export async function readInputFiles(paths: readonly string[]): Promise<readonly InputFile[]> {
  return Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: await readOne(path) })));
}

async function readOne(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw usage(`"${path}" does not exist. Check the name and the folder.`);
    if (code === 'EISDIR') throw usage(`"${path}" is a folder. Name the files in it.`);
    if (code === 'EACCES')
      throw usage(`"${path}" may not be read. Change its permissions, or copy it to a folder of yours.`);
    throw usage(`"${path}" cannot be read (${code ?? String(error)}). Copy it again and try once more.`);
  }
}
