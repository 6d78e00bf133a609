import { describe, expect, it } from 'vitest';
import { opening } from './closers.ts';

describe('opening in steps', () => {
  it('closes in the opposite order what was open when a later step fails', async () => {
    const closed: string[] = [];
    const failing = opening(async (closers) => {
      closers.add(() => closed.push('database'));
      closers.add(async () => closed.push('simulator'));
      throw new Error('port in use');
    });
    await expect(failing).rejects.toThrow('port in use');
    expect(closed).toEqual(['simulator', 'database']);
  });

  it('closes the rest although one of them fails, and tells the failure', async () => {
    const closed: string[] = [];
    const close = await opening(async (closers) => {
      closers.add(() => closed.push('database'));
      closers.add(() => Promise.reject(new Error('hangs')));
      return () => closers.closeAll();
    });
    await expect(close()).rejects.toThrow('hangs');
    expect(closed).toEqual(['database']);
  });
});
