import { ApiProblem } from './request.ts';
import type { ImportView } from './types.ts';

/** Sends files for checking; fetch cannot tell how much has left, hence XMLHttpRequest. `onSent` hears 0 to 1. */
export function uploadFiles(
  path: string,
  files: readonly File[],
  onSent: (part: number) => void,
): Promise<ImportView> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const file of files) form.append('files', file, file.name);
    const call = new XMLHttpRequest();
    call.open('POST', `/api/v1${path}`);
    call.setRequestHeader('x-vivarani', '1');
    call.responseType = 'json';
    call.upload.onprogress = (event) => onSent(event.total > 0 ? event.loaded / event.total : 0);
    call.onerror = () =>
      reject(
        new ApiProblem(0, 'NOT-REACHED', 'The file could not be sent. Check the connection, then try again.'),
      );
    call.onload = () => {
      if (call.status < 300) return resolve(call.response as ImportView);
      const problem = call.response as { code?: string; detail?: string } | null;
      const detail = problem?.detail ?? `The server answered ${call.status}. Try again.`;
      reject(new ApiProblem(call.status, problem?.code ?? `HTTP-${call.status}`, detail));
    };
    call.send(form);
  });
}
