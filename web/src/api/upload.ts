import { inOurWords, spoken } from '../words/server-words.ts';
import { ApiProblem, problemIn } from './request.ts';
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
    call.onerror = () => {
      const says = spoken('The file could not be sent. Check the connection, then try again.');
      reject(new ApiProblem(0, 'NOT-REACHED', says));
    };
    call.onload = () => {
      if (call.status < 300) resolve(inOurWords(call.response as ImportView));
      else reject(problemIn(call.status, call.response));
    };
    call.send(form);
  });
}
