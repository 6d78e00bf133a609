import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyFields, readFields } from './copy-text.ts';

const value = fc.oneof(
  fc.constant(null),
  fc.string(),
  fc.constantFrom('', '\\N', '\\', 'a\tb', 'c\r\nd', '\\t'),
);

test('values come back from a line as they were, and the line has no end within', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), (values) => {
      const line = copyFields(values);
      expect(line).not.toMatch(/[\r\n]/);
      expect(readFields(line)).toEqual(values);
    }),
  );
});
