import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imsImpact, imsResetPayload, imsSavePayload } from './ims-actions.ts';
import { lastDayForCredit, pendingRule, reductionRule } from './ims-rules.ts';
import type { InwardDocument } from './inward-document.ts';
import { readStatement } from './read-statement.ts';
import { imsRow, neighbour, recipient } from './statements.test-kit.ts';

const moment = { returnPeriod: '2025-11' } as const;

function documentOf(section = 'b2b', change: object = {}): InwardDocument {
  const isNote = section.startsWith('b2bcn') || section.startsWith('b2bdn');
  const row = isNote ? { inum: undefined, idt: undefined, nt_num: 'N1', nt_dt: '05-08-2025' } : {};
  const [number, date] = isNote ? (['ont_num', 'ont_dt'] as const) : (['oinum', 'oidt'] as const);
  const original = section.endsWith('a') ? { [number]: 'A/0', [date]: '01-07-2025' } : {};
  const json = { [section]: [{ ...imsRow(), ...row, ...original, ...change }] };
  const [document] = readStatement(json, { gstin: recipient }).statement?.documents ?? [];
  if (!document) throw new Error('The fixture cannot be read.');
  return document;
}

const codes = (result: { readonly findings: readonly { readonly code: string }[] }) =>
  result.findings.map(({ code }) => code);

describe('imsSavePayload', () => {
  it('writes an action with what the portal wants repeated', () => {
    const { payload, sent, findings } = imsSavePayload(
      recipient,
      [{ document: documentOf(), action: 'R', remarks: 'goods not received' }],
      moment,
    );
    expect(findings).toEqual([]);
    expect(sent).toEqual([`b2b|${neighbour}|invoice|A/1|2025-26`]);
    expect(payload).toEqual({
      rtin: recipient,
      reqtyp: 'SAVE',
      invdata: {
        b2b: [
          {
            stin: neighbour,
            inum: 'A/1',
            idt: '05-08-2025',
            inv_typ: 'R',
            srcform: 'R1',
            rtnprd: '082025',
            val: 1180,
            pos: '27',
            txval: 1000,
            iamt: 0,
            camt: 90,
            samt: 90,
            cess: 0,
            action: 'R',
            prev_status: 'N',
            remarks: 'goods not received',
          },
        ],
      },
    });
  });

  it('writes a declared reduction of credit, or that none is due', () => {
    const document = documentOf('b2bcn');
    const reduction = { igst: 0, cgst: 4500, sgst: 4500, cess: 0 };
    const row = (choice: object) =>
      imsSavePayload(recipient, [{ document, action: 'A', ...choice }], moment).payload?.invdata[
        'b2bcn'
      ]?.[0];
    expect(row({ reduction })).toMatchObject({
      nt_num: 'N1',
      itcRedReq: 'Y',
      declCgst: 45,
      declSgst: 45,
      declIgst: 0,
    });
    expect(row({ reduction: 'none' })).toMatchObject({ itcRedReq: 'N' });
    expect(row({})).not.toHaveProperty('itcRedReq');
  });

  it.each([
    [
      'more reduction than tax',
      'b2bcn',
      { action: 'A', reduction: { igst: 0, cgst: 9001, sgst: 0, cess: 0 } },
      'IMS-REDUCTION-AMOUNT',
    ],
    ['a reduction with a rejection', 'b2bcn', { action: 'R', reduction: 'none' }, 'IMS-REDUCTION'],
    ['a reduction for an invoice', 'b2b', { action: 'A', reduction: 'none' }, 'IMS-REDUCTION'],
  ] as const)('keeps out %s', (_what, section, choice, code) => {
    const result = imsSavePayload(recipient, [{ document: documentOf(section), ...choice }], moment);
    expect([result.payload, codes(result)]).toEqual([null, [code]]);
  });

  it('keeps out what the portal blocks, what another registration got, and a second choice', () => {
    const blocked = documentOf('b2b', { ispendactblocked: 'Y', isRemarksBlocked: 'Y' });
    expect(
      codes(imsSavePayload(recipient, [{ document: blocked, action: 'P', remarks: 'x' }], moment)),
    ).toEqual(['IMS-PENDING', 'IMS-REMARKS']);
    expect(codes(imsSavePayload(neighbour, [{ document: documentOf(), action: 'A' }], moment))).toEqual([
      'FILE-OF-ANOTHER-GSTIN',
    ]);
    const both = imsSavePayload(
      recipient,
      [
        { document: documentOf(), action: 'A' },
        { document: documentOf(), action: 'R' },
      ],
      moment,
    );
    expect([both.sent.length, codes(both)]).toEqual([1, ['IMS-TWICE']]);
  });

  it('does not send an action that the portal already holds', () => {
    const result = imsSavePayload(
      recipient,
      [{ document: documentOf('b2b', { action: 'A' }), action: 'A' }],
      moment,
    );
    expect([result.payload, codes(result)]).toEqual([null, ['IMS-UNCHANGED']]);
  });

  it('leaves remarks out of an acceptance and says so', () => {
    const result = imsSavePayload(
      recipient,
      [{ document: documentOf(), action: 'A', remarks: 'fine' }],
      moment,
    );
    expect(result.payload?.invdata['b2b']?.[0]).not.toHaveProperty('remarks');
    expect(codes(result)).toEqual(['IMS-REMARKS-LEFT-OUT']);
  });

  it('points out an original and its amendment in one save', () => {
    const json = {
      b2b: [imsRow()],
      b2ba: [imsRow({ inum: 'A/2', oinum: 'A/1', oidt: '05-08-2025' })],
    };
    const documents = readStatement(json, { gstin: recipient }).statement?.documents ?? [];
    const result = imsSavePayload(
      recipient,
      documents.map((document) => ({ document, action: 'A' as const })),
      moment,
    );
    expect([result.sent.length, codes(result)]).toEqual([2, ['IMS-ORIGINAL-TOO']]);
  });

  it('is read back as the same documents with the new action', () => {
    const section = fc.constantFrom('b2b', 'b2ba', 'b2bdn', 'b2bdna', 'b2bcn', 'b2bcna', 'ecom', 'ecoma');
    const amount = fc.integer({ min: 0, max: 9_999_999_999 }).map((paise) => paise / 100);
    const amounts = fc.record({
      val: amount,
      txval: amount,
      iamt: amount,
      camt: amount,
      samt: amount,
      cess: amount,
    });
    const action = fc.constantFrom('A' as const, 'R' as const);
    fc.assert(
      fc.property(section, amounts, action, (name, change, chosen) => {
        const document = documentOf(name, change);
        const { payload } = imsSavePayload(recipient, [{ document, action: chosen }], moment);
        const [again] = readStatement(payload).statement?.documents ?? [];
        const { checksum: _c, filed: _f, isPendingBlocked: _p, ...kept } = document;
        expect(again).toEqual({ ...kept, action: chosen });
      }),
    );
  });
});

describe('imsResetPayload', () => {
  it('takes an action back, without naming a new one', () => {
    const { payload } = imsResetPayload(recipient, [documentOf('b2b', { action: 'P' })]);
    expect(payload).toMatchObject({ reqtyp: 'RESET', invdata: { b2b: [{ inum: 'A/1', prev_status: 'P' }] } });
    expect(payload?.invdata['b2b']?.[0]).not.toHaveProperty('action');
  });

  it('has nothing to take back where there is no action', () => {
    const result = imsResetPayload(recipient, [documentOf()]);
    expect([result.payload, codes(result)]).toEqual([null, ['IMS-NO-ACTION']]);
  });
});

describe('pendingRule and reductionRule', () => {
  it.each([
    ['b2b', '2025-11', undefined, true],
    ['b2b', '2026-12', undefined, false],
    ['b2bcn', '2025-09', undefined, false],
    ['b2bcn', '2025-11', undefined, true],
    ['b2bcn', '2025-11', '2025-11', true],
    ['b2bcn', '2025-12', '2025-11', false],
  ] as const)(
    'answers for %s in %s, pending since %s: %s',
    (section, returnPeriod, pendingSince, allowed) => {
      const when = { returnPeriod, ...(pendingSince ? { pendingSince } : {}) };
      expect(pendingRule(documentOf(section), when).allowed).toBe(allowed);
    },
  );

  it('gives a quarterly filer a quarter', () => {
    const when = { returnPeriod: '2025-12', pendingSince: '2025-10', frequency: 'quarterly' } as const;
    expect(pendingRule(documentOf('b2bcn'), when).allowed).toBe(true);
    expect(pendingRule(documentOf('b2bcn'), { ...when, returnPeriod: '2026-01' }).allowed).toBe(false);
  });

  it('takes a declared reduction from 10-2025 on, unless the portal blocks it', () => {
    expect(reductionRule(documentOf('b2bcn'), { returnPeriod: '2025-09' }).allowed).toBe(false);
    expect(reductionRule(documentOf('b2bcna'), moment).allowed).toBe(true);
    expect(reductionRule(documentOf('b2bcn', { isItcRedReqBlocked: 'Y' }), moment).allowed).toBe(false);
  });

  it('knows the last day for credit', () => {
    expect(['2017-08-01', '2020-03-31', '2025-08-05'].map(lastDayForCredit)).toEqual([
      '2019-04-20',
      '2020-10-20',
      '2026-11-30',
    ]);
  });
});

describe('imsImpact', () => {
  it('adds up by action, credit notes taken off', () => {
    const impact = imsImpact([
      documentOf('b2b', { action: 'A' }),
      documentOf('b2bcn', { action: 'A' }),
      documentOf(),
    ]);
    expect(impact.A).toEqual({
      documents: 2,
      amounts: { taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 },
    });
    expect(impact.N).toMatchObject({ documents: 1, amounts: { cgst: 9000 } });
  });
});
