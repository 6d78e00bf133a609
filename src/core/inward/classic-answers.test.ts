import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purchaseOf } from '../gstr2/purchases.test-kit.ts';
import { classicAnswers } from './classic-answers.ts';
import type { InwardDocument } from './inward-document.ts';
import { readStatement } from './read-statement.ts';
import { neighbour, recipient } from './statements.test-kit.ts';

const owner = { gstin: recipient, returnPeriod: '2017-07', form: 'GSTR-2' } as const;
const itms = [{ num: 1801, itm_det: { rt: 18, txval: 1000, iamt: 0, camt: 90, samt: 90, csamt: 0 } }];
const common = { val: 1180, pos: '27', rchrg: 'N', inv_typ: 'R', chksum: 'q1', itms };

function downloaded(cfs: 'Y' | 'N' = 'Y'): readonly InwardDocument[] {
  const head = { ctin: neighbour, cfs };
  const json = {
    gstin: recipient,
    fp: '072017',
    b2b: [
      {
        ...head,
        inv: [
          { ...common, inum: 'A/1', idt: '05-07-2017' },
          { ...common, inum: 'A/2', idt: '06-07-2017' },
        ],
      },
    ],
    cdn: [
      {
        ...head,
        nt: [{ ...common, ntty: 'C', nt_num: 'N1', nt_dt: '07-07-2017', inum: 'A/1', idt: '05-07-2017' }],
      },
    ],
  };
  return readStatement(json).statement?.documents ?? [];
}

describe('classicAnswers', () => {
  it('leave out what a supplier amended: GSTR-2 has no section for it, GSTR-1 has', () => {
    const inv = [{ ...common, inum: 'A/1R', idt: '05-07-2017', oinum: 'A/1', oidt: '01-07-2017' }];
    const json = { gstin: recipient, fp: '072017', b2ba: [{ ctin: neighbour, cfs: 'Y', inv }] };
    const [document] = (readStatement(json).statement?.documents ?? []) as [InwardDocument];
    expect(classicAnswers(owner, [{ document, flag: 'A' }])).toMatchObject({
      payload: null,
      findings: [{ code: 'ANSWER-SECTION' }],
    });
    const supplier = { ...owner, form: 'GSTR-1' } as const;
    expect(classicAnswers(supplier, [{ document, flag: 'A' }]).payload).toMatchObject({ b2ba: [{}] });
  });

  it('take no more credit than the tax that the supplier charges', () => {
    const [one] = downloaded() as [InwardDocument];
    const line = { ...purchaseOf().lines[0]!, taxableValue: 2_000_00, cgst: 180_00, sgst: 180_00 };
    const purchase = purchaseOf({ lines: [{ ...line, creditCgst: 180_00, creditSgst: 50_00 }] });
    const { payload } = classicAnswers(owner, [{ document: one, flag: 'A', purchase }]);
    expect(payload).toMatchObject({
      b2b: [{ inv: [{ itms: [{ itc: { elg: 'ip', tx_c: 90, tx_s: 50 } }] }] }],
    });
  });

  it('sends accepted and rejected documents with their check sum, and the credit of what is accepted', () => {
    const [one, two, note] = downloaded() as [InwardDocument, InwardDocument, InwardDocument];
    const { payload, findings } = classicAnswers(owner, [
      { document: one, flag: 'A', purchase: purchaseOf() },
      { document: two, flag: 'R', purchase: purchaseOf() },
      { document: note, flag: 'A' },
    ]);
    expect(findings).toEqual([]);
    expect(payload).toEqual({
      gstin: recipient,
      fp: '072017',
      b2b: [
        {
          ctin: neighbour,
          inv: [
            {
              ...common,
              flag: 'A',
              inum: 'A/1',
              idt: '05-07-2017',
              itms: [{ ...itms[0], itc: { elg: 'ip', tx_i: 0, tx_c: 90, tx_s: 90, tx_cs: 0 } }],
            },
            { ...common, flag: 'R', inum: 'A/2', idt: '06-07-2017' },
          ],
        },
      ],
      cdn: [
        {
          ctin: neighbour,
          nt: [
            {
              ...common,
              flag: 'A',
              ntty: 'C',
              nt_num: 'N1',
              nt_dt: '07-07-2017',
              inum: 'A/1',
              idt: '05-07-2017',
            },
          ],
        },
      ],
    });
  });

  it('names notes as the return does in which the answer is sent', () => {
    const note = downloaded()[2] as InwardDocument;
    const { payload } = classicAnswers({ ...owner, form: 'GSTR-1' }, [{ document: note, flag: 'R' }]);
    expect(payload).toMatchObject({ cdnr: [{ ctin: neighbour, nt: [{ nt_num: 'N1', flag: 'R' }] }] });
  });

  it('does not send pending documents', () => {
    const [one, two] = downloaded() as [InwardDocument, InwardDocument];
    const { sent, pending } = classicAnswers(owner, [
      { document: one, flag: 'P' },
      { document: two, flag: 'A' },
    ]);
    expect([sent, pending]).toEqual([[two.id], [one.id]]);
  });

  it('accepts and rejects nothing until the counter party has filed', () => {
    const [one, two] = downloaded('N') as [InwardDocument, InwardDocument];
    const { payload, findings } = classicAnswers(owner, [
      { document: one, flag: 'A' },
      { document: two, flag: 'P' },
    ]);
    expect(payload).toBeNull();
    expect(findings.map(({ code, value }) => [code, value])).toEqual([['COUNTERPARTY-NOT-FILED', 'A/1']]);
  });

  it('refuses two answers to one document, and documents of another registration', () => {
    const [one] = downloaded() as [InwardDocument];
    const twice = classicAnswers(owner, [
      { document: one, flag: 'A' },
      { document: one, flag: 'R' },
    ]);
    expect([twice.sent.length, twice.findings[0]?.code]).toEqual([1, 'ANSWER-TWICE']);
    expect(
      classicAnswers({ ...owner, gstin: neighbour }, [{ document: one, flag: 'A' }]).findings[0]?.code,
    ).toBe('FILE-OF-ANOTHER-GSTIN');
  });

  it('is read back as the same documents with the flag', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A' as const, 'R' as const), { minLength: 3, maxLength: 3 }),
        (flags) => {
          const documents = downloaded();
          const answers = documents.map((document, index) => ({ document, flag: flags[index] ?? 'A' }));
          const again = readStatement(classicAnswers(owner, answers).payload, { kind: 'GSTR-1A' }).statement
            ?.documents;
          expect(again).toEqual(
            answers.map(({ document: { filed: _filed, ...kept }, flag }) => ({ ...kept, flag })),
          );
        },
      ),
    );
  });
});
