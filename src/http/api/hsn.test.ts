import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { hsnRoutes } from './hsn.ts';

function server() {
  const app = Fastify().withTypeProvider<TypeBoxTypeProvider>();
  hsnRoutes(app);
  return app;
}

describe('GET /hsn', () => {
  it('answers codes with their official names, as many as asked for, and then the next', async () => {
    const answer = await server().inject('/hsn?find=0101&limit=2');
    expect(answer.json()).toEqual({
      rows: [
        { code: '0101', description: 'LIVE HORSES, ASSES, MULES AND HINNIES.' },
        { code: '010121', description: 'PURE-BRED BREEDING ANIMALS' },
      ],
      next: '2',
    });
    const after = await server().inject('/hsn?find=0101&limit=1&cursor=1');
    expect(after.json().rows).toEqual([{ code: '010121', description: 'PURE-BRED BREEDING ANIMALS' }]);
  });

  it('answers an empty list when no name has the words', async () => {
    expect((await server().inject('/hsn?find=xyzzy')).json()).toEqual({ rows: [], next: null });
  });

  it('refuses a search without words and a limit out of bounds', async () => {
    expect((await server().inject('/hsn')).statusCode).toBe(400);
    expect((await server().inject('/hsn?find=01&limit=1001')).statusCode).toBe(400);
  });
});
