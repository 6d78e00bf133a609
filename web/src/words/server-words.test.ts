import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { hiServer } from './hi-server.ts';
import { hiServerFiles } from './hi-server-files.ts';
import { hiServerFindings } from './hi-server-findings.ts';
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

  it('knows every finding as it is made, each of them once', () => {
    speakForServer(hiServer);
    const list = readFileSync(new URL('../../../docs/findings.md', import.meta.url), 'utf8');
    const rows = list.split('\n').filter((line) => /^\| [A-Z]/.test(line));
    const made = new Set(rows.flatMap((line) => line.split(' | ')[2]?.split('<br>') ?? []));
    expect([...made].filter((says) => /[a-z]{3}/.test(says) && spoken(says) === says)).toEqual([]);
    const known = [...hiServerFindings, ...hiServerFiles].map(([english]) => english.replace(/\{\d\}/g, '…'));
    const parts = ['One row is', '… rows are'];
    expect(known.filter((says) => !made.has(says) && !parts.includes(says))).toEqual([]);
    expect(new Set(hiServer.map(([english]) => english)).size).toBe(hiServer.length);
  });

  it('tells a finding in Hindi with its values in their places', () => {
    speakForServer(hiServer);
    expect(spoken('HSN 6109 has 4 digits. Your turnover calls for at least 6; enter the longer code.')).toBe(
      'HSN 6109 में 4 अंक हैं। आपके कारोबार के लिए कम से कम 6 चाहिए; लंबा कोड लिखें।',
    );
    expect(spoken('Too many codes. Wait five minutes and try again.')).toMatch(/^बहुत अधिक कोड/);
  });

  it('tells in Hindi why documents differ, with the words that stand within', () => {
    speakForServer(hiServer);
    expect(
      spoken(
        'Taxable value is ₹1,24,000.00 in our books and ₹1,42,000.00 at the counter party: ours is ₹18,000.00 lower.',
      ),
    ).toBe('कर योग्य मूल्य: हमारी बहियों में ₹1,24,000.00, प्रतिपक्ष के पास ₹1,42,000.00; हमारा ₹18,000.00 कम है।');
    expect(spoken('Reverse charge is yes in our books and no at the counter party.')).toBe(
      'प्रतिलोम प्रभार: हमारी बहियों में हाँ, प्रतिपक्ष के पास नहीं।',
    );
    expect(spoken('No candidate: nearest is A/7, differs in number, 2 days, ₹100.00.')).toContain('A/7');
  });

  it('tells in Hindi what a job says while it runs and when it ends', () => {
    speakForServer(hiServer);
    const says = [
      'Sending 61 documents in 2 parts.',
      'Deleting 1 document.',
      'Uploaded. Reference id 7. Waiting for GSTN to process, for 40 s now; next check in 30 s.',
      'The answer of GSTN was lost; sending again.',
      'Success: 61 saved.',
      'Saved with errors: 3 saved, 2 rejected.',
      'Success: everything saved on GSTN for Oct 2026 is deleted. Your books stay: 61 documents to save again.',
      'Success: summary downloaded. They differ in B2B: see Difference.',
      'Success: the return is Ready to File. Download the summary, then File.',
      'Filed. ARN AA1 on 28-11-2026.',
      'RET11402: GSTN is down. It is tried again by itself at 10:20; nothing is lost.',
    ];
    const told = says.map(spoken);
    expect(told.filter((one, at) => one === says[at] || /\b(?!is|down)[a-z]{2,}\b/.test(one))).toEqual([]);
    expect(told.at(-2)).toBe('दाखिल हुआ। ARN AA1, 28-11-2026 को।');
  });
});
