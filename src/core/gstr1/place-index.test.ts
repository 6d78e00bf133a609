import { describe, expect, it } from 'vitest';
import { hashText, PlaceIndex } from './place-index.ts';

describe('an index of places', () => {
  it('finds each of many texts at its own place, and none that was not added', () => {
    const texts = Array.from({ length: 20_000 }, (_, number) => `INV/${number}`);
    const index = new PlaceIndex();
    for (const [place, text] of texts.entries()) index.add(hashText(text), place);
    const find = (text: string) => index.find(hashText(text), (place) => texts[place] === text);
    expect(texts.map(find)).toEqual([...texts.keys()]);
    expect(find('INV/20000')).toBeUndefined();
  });

  it('keeps places of one hash apart by what stands there', () => {
    const index = new PlaceIndex();
    for (const place of [0, 1, 2]) index.add(7, place);
    expect(index.find(7, (place) => place === 2)).toBe(2);
    expect(index.find(7, () => false)).toBeUndefined();
    expect(index.find(8, () => true)).toBeUndefined();
  });

  it('hashes texts one after the other', () => {
    expect(hashText('b', hashText('a'))).toBe(hashText('b', hashText('a')));
    expect(hashText('b', hashText('a'))).not.toBe(hashText('a', hashText('b')));
  });
});
