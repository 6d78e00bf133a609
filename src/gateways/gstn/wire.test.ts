import { describe, expect, it } from 'vitest';
import { joinSections, readFiledReturns, readStatus, readSummary } from './wire.ts';

describe('status', () => {
  it('reads the five words of the portal', () => {
    const words = ['REC', 'IP', 'P', 'PE', 'ER'].map((status_cd) => readStatus({ status_cd })?.status);
    expect(words).toEqual(['received', 'in-process', 'processed', 'processed-with-errors', 'rejected']);
    expect(readStatus({ status_cd: 'XX' })).toBeNull();
  });

  it('reads why a whole request was rejected', () => {
    const error_report = { error_cd: 'RET191106', error_msg: 'File could not be uploaded!' };
    expect(readStatus({ form_typ: 'R1', status_cd: 'ER', action: 'SAVE', error_report })).toEqual({
      status: 'rejected',
      rejected: [],
      code: 'RET191106',
      message: 'File could not be uploaded!',
    });
  });

  it('reads the documents of a report with errors', () => {
    const at = [
      { error_cd: 'RET191114', error_msg: 'Invalid POS', pos: '05', sply_ty: 'INTER', itms: [{ rt: 5 }] },
    ];
    const answer = readStatus({ form_typ: 'R1', status_cd: 'PE', action: 'SAVE', error_report: { at } });
    expect(answer).toEqual({
      status: 'processed-with-errors',
      rejected: [{ section: 'at', code: 'RET191114', message: 'Invalid POS', record: at[0] }],
    });
  });
});

describe('summary', () => {
  const none = { value: 0, taxableValue: 0, igst: 0, cgst: 0, sgst: 0, cess: 0 };
  const money = {
    ttl_rec: 7,
    ttl_tax: '57749.49',
    ttl_igst: '0',
    ttl_sgst: '5197.46',
    ttl_cgst: '5197.45',
    ttl_val: '68144.41',
    ttl_cess: '1',
  };
  const row = {
    count: 7,
    value: 68144.41,
    taxableValue: 57749.49,
    igst: 0,
    cgst: 5197.45,
    sgst: 5197.46,
    cess: 1,
  };

  it('reads amounts that come as text and as numbers', () => {
    const asNumbers = Object.fromEntries(Object.entries(money).map(([key, value]) => [key, Number(value)]));
    const sec_sum = [
      { sec_nm: 'B2B', ...money },
      { sec_nm: 'B2CS', ...asNumbers },
    ];
    expect(readSummary({ chksum: 'c', sec_sum })?.rows).toEqual([
      { section: 'B2B', ...row },
      { section: 'B2CS', ...row },
    ]);
  });

  it('names every sub-section once', () => {
    const sub = (...names: object[]) => names.map((name) => ({ ...name, ...money }));
    const sec_sum = [
      { sec_nm: 'CDNR', ...money, sub_sections: sub({ sec_nm: 'CDNR_4A' }, { sec_nm: 'CDNR_SEZWP' }) },
      { sec_nm: 'CDNRA', ...money, sub_sections: sub({ sec_nm: 'CDNRA_4A' }, { sec_nm: 'CDNR_4B' }) },
      { sec_nm: 'CDNUR', ...money, sub_sections: sub({ typ: 'B2CL' }, { typ: 'EXPWP' }) },
      { sec_nm: 'CDNURA', ...money, sub_sections: sub({ typ: 'EXPWOP' }) },
      { sec_nm: 'EXPA', ...money, sub_sections: sub({ typ: 'EXPWOP' }, { typ: 'EXPWP' }) },
      { sec_nm: 'EXP', ...money, sub_sections: sub({ typ: 'EXPWOP' }, { typ: 'EXPWP' }) },
      {
        sec_nm: 'SUPECOMA',
        ...money,
        sub_sections: sub({ sec_nm: 'SUPECOM_14A' }, { sec_nm: 'SUPECOMA_14B' }),
      },
    ];
    expect(readSummary({ chksum: 'c', sec_sum })?.rows.map(({ section }) => section)).toEqual([
      'CDNR',
      'CDNR_4A',
      'CDNR_SEZWP',
      'CDNRA',
      'CDNRA_4A',
      'CDNRA_4B',
      'CDNUR',
      'CDNUR_B2CL',
      'CDNUR_EXPWP',
      'CDNURA',
      'CDNURA_EXPWOP',
      'EXPA',
      'EXPAWOP',
      'EXPAWP',
      'EXP',
      'EXPWOP',
      'EXPWP',
      'SUPECOMA',
      'SUPECOMA_14A',
      'SUPECOMA_14B',
    ]);
  });

  it('takes the value of table 8 as the sum of its three columns', () => {
    const nil = {
      sec_nm: 'NIL',
      ttl_rec: 1,
      ttl_expt_amt: '0.10',
      ttl_ngsup_amt: '0.20',
      ttl_nilsup_amt: '100',
    };
    const docs = {
      sec_nm: 'DOC_ISSUE',
      ttl_rec: 3,
      ttl_doc_issued: 8,
      ttl_doc_cancelled: 2,
      net_doc_issued: 6,
    };
    expect(readSummary({ chksum: 'c', sec_sum: [nil, docs] })?.rows).toEqual([
      { ...none, section: 'NIL', count: 1, value: 100.3, taxableValue: 100.3 },
      { ...none, section: 'DOC_ISSUE', count: 3 },
    ]);
  });

  it('keeps what the portal sent untouched', () => {
    const answer = { gstin: 'G', chksum: 'c', newSumFlag: true, sec_sum: [{ sec_nm: 'B2B', ...money }] };
    expect(readSummary(answer)?.raw).toBe(answer);
    expect(readSummary(answer)?.checksum).toBe('c');
  });

  it('is none without rows or checksum', () => {
    expect(readSummary({ chksum: 'c' })).toBeNull();
    expect(readSummary({ sec_sum: [] })).toBeNull();
  });
});

describe('filed returns', () => {
  const filed = {
    arn: 'AA241220607741S',
    ret_prd: '122020',
    dof: '11-01-2021',
    rtntype: 'GSTR1',
    status: 'Filed',
    valid: 'Y',
  };

  it('reads period, ARN and date', () => {
    expect(readFiledReturns({ EFiledlist: [filed] })).toEqual([
      { form: 'GSTR1', returnPeriod: '2020-12', arn: 'AA241220607741S', filedOn: '11-01-2021' },
    ]);
  });

  it('passes over invalid and not filed entries', () => {
    const others = [
      { ...filed, valid: 'N' },
      { ...filed, status: 'Not Filed' },
      { ...filed, ret_prd: '' },
    ];
    expect(readFiledReturns({ EFiledlist: others })).toEqual([]);
    expect(readFiledReturns({})).toEqual([]);
  });
});

describe('files of a large answer', () => {
  it('joins lists, and the lists within objects', () => {
    expect(
      joinSections([
        { b2b: [1], hsn: { chksum: 'c', data: [1] } },
        { b2b: [2], hsn: { chksum: 'd', data: [2] } },
      ]),
    ).toEqual({
      b2b: [1, 2],
      hsn: { chksum: 'c', data: [1, 2] },
    });
  });
});
