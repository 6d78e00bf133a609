import type { Action, Answer, TaxpayerCall } from './call.ts';
import { indianDate } from './clock.ts';
import { Refusal } from './errors.ts';
import { parsedPayload } from './returns.ts';

/** The portal takes PDF and JPEG up to 5 MB. */
const CONTENT_TYPES = ['application/pdf', 'image/jpeg'];
const MOST_BYTES = 5 * 1024 * 1024;

/**
 * DOCUPLOAD. Its body is published (reference: whitebooks-openapi-facts.md, 9); its answer is not, and `id` is what the
 * call that downloads a document names it by.
 */
function upload(call: TaxpayerCall): Answer {
  const { world, gstin, period } = call;
  const { ct, data, doc_nam: name } = parsedPayload(call.json);
  if (!CONTENT_TYPES.includes(String(ct))) throw new Refusal('RET11405', 'Invalid content type');
  if (typeof name !== 'string' || !/^[\w .()-]{1,100}\.(?:pdf|jpe?g)$/i.test(name))
    throw new Refusal('RET11405', 'Invalid document name');
  if (typeof data !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) throw new Refusal('RET12505');
  const bytes = Buffer.byteLength(data, 'base64');
  if (bytes > MOST_BYTES) throw new Refusal('RET11405', 'The document is larger than 5 MB');
  const id = world.chance.hex('document').slice(0, 24);
  world.documents.set(id, {
    id,
    gstin,
    period,
    name,
    contentType: String(ct),
    content: data,
    uploadedOn: indianDate(world.clock.now()),
  });
  // The id is a promise: it must outlive the process that gives it.
  world.flush();
  return { id };
}

/** DOCUPLOAD, by `method resource action`. */
export const DOCUMENT_ACTIONS: Readonly<Record<string, Action>> = {
  'POST document DOCUPLOAD': { handler: upload, reads: 'payload', ofPeriod: true },
};
