import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

/** Largest file and number of files of one import. */
export const uploadLimits = { fileSize: 100 * 1024 * 1024, files: 40, fields: 0, parts: 40 } as const;
const largestRequest = 200 * 1024 * 1024;

/** A file as it came in. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads the files of a multipart request into memory, within the limits. */
export async function uploadedFiles(request: FastifyRequest): Promise<readonly UploadedFile[]> {
  if (!request.isMultipart()) {
    throw new Problem(415, 'NOT-MULTIPART', 'Send the files as multipart/form-data.');
  }
  const files: UploadedFile[] = [];
  let total = 0;
  for await (const part of request.files()) {
    const bytes = await part.toBuffer();
    total += bytes.byteLength;
    if (total > largestRequest) throw tooLarge();
    files.push({ name: baseName(part.filename), bytes });
  }
  if (files.length === 0)
    throw new Problem(400, 'NO-FILE', 'The request holds no file. Choose a workbook, CSV or JSON file.');
  return files;
}

function tooLarge(): Problem {
  return new Problem(413, 'TOO-LARGE', 'The files are together larger than 200 MB. Send them one by one.');
}

/** Some browsers send a path: only its last part names the file. */
function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1) || 'file';
}
