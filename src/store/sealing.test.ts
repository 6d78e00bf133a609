import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { sealerFrom } from './sealing.ts';

const oneKey = randomBytes(32).toString('base64');
const otherKey = randomBytes(32).toString('base64');

test('a secret opens again at its place', () => {
  const sealer = sealerFrom(oneKey);
  expect(sealer.open(sealer.seal('575757 ₹', 'step|t|1'), 'step|t|1')).toBe('575757 ₹');
});

test('the same secret is never sealed the same way', () => {
  const sealer = sealerFrom(oneKey);
  expect(sealer.seal('575757', 'here')).not.toEqual(sealer.seal('575757', 'here'));
});

test('a secret moved to another place does not open', () => {
  const sealer = sealerFrom(oneKey);
  const sealed = sealer.seal('575757', 'session|tenant-1');
  expect(() => sealer.open(sealed, 'session|tenant-2')).toThrow();
});

test('a secret that was tampered with does not open', () => {
  const sealer = sealerFrom(oneKey);
  const sealed = sealer.seal('575757', 'here');
  sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
  expect(() => sealer.open(sealed, 'here')).toThrow();
});

test('after a rotation the new key seals and the old one still opens', () => {
  const sealed = sealerFrom(oneKey).seal('575757', 'here');
  const rotated = sealerFrom(`${otherKey},${oneKey}`);
  expect(rotated.open(sealed, 'here')).toBe('575757');
  expect(sealerFrom(otherKey).open(rotated.seal('1', 'here'), 'here')).toBe('1');
});

test('a key that is missing is named as what is missing', () => {
  const sealed = sealerFrom(oneKey).seal('575757', 'here');
  expect(() => sealerFrom(otherKey).open(sealed, 'here')).toThrow('Add the old key to VIVARANI_SECRET_KEY');
});

test('a key of the wrong length is refused before anything is sealed', () => {
  expect(() => sealerFrom('short')).toThrow('holds a key of 3 bytes. Give 32 random bytes in base64.');
});
