import { afterEach, describe, expect, it } from 'vitest';
import { hiServer } from './hi-server.ts';
import { inOurWords, speakForServer, spoken } from './server-words.ts';

afterEach(() => speakForServer([]));

describe('sentences of the server in Hindi', () => {
  it('keeps what a sentence names, and translates what it names in turn', () => {
    speakForServer(hiServer);
    expect(spoken('Blank Payload: nothing to send — all 1,204 documents are already saved.')).toBe(
      'खाली पेलोड: भेजने को कुछ नहीं — सभी 1,204 दस्तावेज़ पहले ही सहेजे जा चुके हैं।',
    );
    expect(
      spoken('Nothing is saved on GSTN for Oct 2026 yet. Save first, or submit a nil return.'),
    ).toContain('अक्टू 2026');
    expect(spoken('GSTN said something new (RET999)')).toBe('GSTN said something new (RET999)');
  });

  it('touches sentences and titles only, never data', () => {
    speakForServer(hiServer);
    const answer = { why: 'Connect first', rows: [{ name: 'Connect first', title: 'Filed' }], count: 1 };
    expect(inOurWords(answer)).toEqual({
      why: 'पहले जोड़ें',
      rows: [{ name: 'Connect first', title: 'दाखिल' }],
      count: 1,
    });
  });

  it('leaves answers alone in English', () => {
    const answer = { says: 'Connect first' };
    expect(inOurWords(answer)).toBe(answer);
  });

  it('uses every place of a sentence that is in its Hindi', () => {
    for (const [english, hindi] of hiServer)
      for (const place of hindi.match(/\{\d\}/g) ?? []) expect(english).toContain(place);
  });
});
