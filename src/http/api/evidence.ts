import { hash } from 'node:crypto';
import { evidenceFiles } from '../../filing/evidence-pack.ts';
import { packFiles } from '../../workbooks/zip-pack.ts';
import type { Api } from '../context.ts';
import { actorOf } from '../sign-in.ts';
import { returnKeyOf } from './periods.ts';
import type { FormContext } from './return-forms.ts';
import { ReturnPath } from './schemas.ts';

/** GET …/evidence.zip: everything that proves a filing, with the SHA-256 of each file in hashes.txt, as sha256sum reads it. */
export function evidenceRoutes(app: Api, { filing, form, base }: FormContext): void {
  const schema = {
    tags: ['filing'],
    summary: 'The evidence pack of a filed return, .zip',
    params: ReturnPath,
  };
  app.get(`${base}/evidence.zip`, { schema }, async (request, reply) => {
    const { gstin, period } = request.params;
    const files = await evidenceFiles(filing, actorOf(request), { key: returnKeyOf(request.params, form) });
    const hashes = files.map(({ name, text }) => `${hash('sha256', text, 'hex')}  ${name}\n`).join('');
    const packed = await packFiles(
      new Map([...files.map(({ name, text }) => [name, text] as const), ['hashes.txt', hashes] as const]),
    );
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${form}_${gstin}_${period}_evidence.zip"`)
      .header('cache-control', 'no-store')
      .send(Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength));
  });
}
