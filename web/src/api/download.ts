import { problemOf, send } from './request.ts';

/** Fetches a file of our API and hands it to the browser's downloads; throws ApiProblem where the answer is not 2xx. */
export async function download(path: string, fallbackName: string): Promise<string> {
  const headers = { 'x-vivarani': '1' };
  return handOver(await send(path, { headers }), fallbackName);
}

/** The same for a file that is asked for with more than fits an address. */
export async function downloadPosted(path: string, body: unknown, fallbackName: string): Promise<string> {
  const headers = { 'x-vivarani': '1', 'content-type': 'application/json' };
  return handOver(await send(path, { method: 'POST', headers, body: JSON.stringify(body) }), fallbackName);
}

async function handOver(response: Response, fallbackName: string): Promise<string> {
  if (!response.ok) throw await problemOf(response);
  const name = fileNameOf(response.headers.get('content-disposition')) ?? fallbackName;
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return name;
}

function fileNameOf(disposition: string | null): string | null {
  return /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1] ?? null;
}
