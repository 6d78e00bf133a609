// The envelope of the portal around 5 MB, sealed and opened, against AES, base64 and HMAC of the same bytes alone.
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { openAnswer, payloadBytes, sealKey, sealRequest } from '../dist/gateways/gstn/envelope.js';

const sessionKey = Buffer.alloc(32, 1);
const answerKey = Buffer.alloc(32, 2);

export function measure(megabytes = 5) {
  const rows = Array.from({ length: megabytes * 5_600 }, (_, index) => ({
    inum: `B-${index}`,
    idt: '15-10-2026',
    val: 1180,
    pos: '29',
    itms: [{ num: 1801, itm_det: { rt: 18, txval: 1000, iamt: 180, csamt: 0 } }],
  }));
  const payload = { gstin: '27AAMCT7421K1ZV', fp: '102026', b2b: [{ ctin: '29AADFM3390P1ZN', inv: rows }] };
  const rek = sealKey(answerKey, sessionKey);

  function ours() {
    const sealed = sealRequest(payloadBytes(payload), answerKey);
    JSON.parse(openAnswer({ ...sealed, rek }, sessionKey));
  }

  function floor() {
    const text = Buffer.from(Buffer.from(JSON.stringify(payload)).toString('base64'), 'latin1');
    const cipher = createCipheriv('aes-256-ecb', answerKey, null);
    const data = Buffer.concat([cipher.update(text), cipher.final()]).toString('base64');
    createHmac('sha256', answerKey).update(text).digest('base64');
    const decipher = createDecipheriv('aes-256-ecb', answerKey, null);
    const bytes = Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]);
    createHmac('sha256', answerKey).update(bytes).digest('base64');
    JSON.parse(Buffer.from(bytes.toString('latin1'), 'base64').toString());
  }

  return {
    ours,
    floor,
    n: JSON.stringify(payload).length,
    floorIs: 'JSON, base64, AES and HMAC of the same payload, there and back',
  };
}
