import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Gstr1Record } from '../../src/core/index.ts';
import type {
  Books,
  ImportEntry,
  RecordState,
  ReturnKey,
  ReturnState,
  Step,
  Task,
} from '../../src/filing/needs/store.ts';
import { type OpenStore, openStore } from '../../src/store/open-store.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';

let database: FreshDatabase;
let opened: OpenStore;
let key: ReturnKey;
let month = 0;

const gstin = '27AAMCT7421K1ZV';
const registration = {
  gstin,
  legalName: 'Tara Mills',
  portalUserName: 'tara',
  signatoryPan: 'AAMCT7421K',
  gateway: 'simulator',
  frequency: 'monthly',
  turnoverPreviousYear: null,
  turnoverCurrentYear: 1_00,
} as const;

beforeAll(async () => {
  database = await freshDatabase();
  opened = await openStore(database);
  await inBooks((books) => books.saveRegistration(registration));
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});
// Each test has a return of its own.
beforeEach(() => {
  month += 1;
  const returnPeriod =
    `${2018 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}` as const;
  key = { gstin, form: 'GSTR1', returnPeriod: returnPeriod as ReturnKey['returnPeriod'] };
});

function inBooks<Result>(work: (books: Books) => Promise<Result>): Promise<Result> {
  return opened.store.inBooks(database.tenantId, work);
}

function invoice(number: string, taxableValue = 1_000_00): Gstr1Record {
  const igst = Math.round(taxableValue * 0.18);
  return {
    key: `b2b|29AADFM3390P1ZN|${number}`,
    section: 'b2b',
    counterpartyGstin: '29AADFM3390P1ZN',
    counterpartyName: 'Madhav "Traders"\tand\\Sons\n₹',
    documentNumber: number,
    documentDate: '2018-02-03',
    placeOfSupply: '29',
    amounts: { value: taxableValue + igst, taxableValue, igst, cgst: 0, sgst: 0, cess: 0 },
    rows: [{ documentNumber: number, rate: 18, taxableValue, igst, note: 'a\\b\t"c"\r\n' }],
    origin: [{ sheet: 'b2b,sez,de', row: 5 }],
  };
}

const keyOf = (number: string): string => invoice(number).key;

/** Number and state of every record of the return. */
async function standing(): Promise<Readonly<Record<string, RecordState>>> {
  const records = await inBooks((books) => books.records(key));
  return Object.fromEntries(records.map(({ record, state }) => [record.documentNumber, state]));
}

/** Saves invoices and has the portal process them. */
async function processed(...records: readonly Gstr1Record[]): Promise<void> {
  const keys = records.map((record) => record.key);
  await inBooks(async (books) => {
    await books.putRecords(key, records, null);
    await books.markRecords(key, keys, 'sent');
    await books.markRecords(key, keys, 'processed');
  });
}

const put = (...records: readonly Gstr1Record[]) => inBooks((books) => books.putRecords(key, records, null));
const mark = (state: RecordState, ...numbers: readonly string[]) =>
  inBooks((books) => books.markRecords(key, numbers.map(keyOf), state));
const remove = (...numbers: readonly string[]) =>
  inBooks((books) => books.deleteRecords(key, numbers.map(keyOf)));
const refuse = (...numbers: readonly string[]) =>
  inBooks((books) =>
    books.markErrors(
      key,
      numbers.map((number) => ({ recordKey: keyOf(number), code: 'RET191113', message: 'Invalid POS' })),
    ),
  );

describe('records are put', () => {
  test('and read back as they were, whatever characters they hold', async () => {
    const dateless = { ...invoice('B2CS'), key: 'b2cs|29|18', section: 'b2cs', documentDate: null } as const;
    await put(invoice('TX-1'), dateless);
    const records = await inBooks((books) => books.records(key));
    expect(records).toEqual(
      [dateless, invoice('TX-1')].map((record) => ({ record, state: 'new', error: null, importId: null })),
    );
  });

  for (const count of [5, 2500]) {
    test(`${count} at once, with new, changed and same ones counted as the comparison foretold`, async () => {
      const numbers = Array.from({ length: count }, (_, index) => `TX-${index}`);
      expect(await put(...numbers.map((number) => invoice(number)))).toEqual({
        new: count,
        changed: 0,
        same: 0,
        error: 0,
      });
      const next = [
        ...numbers.slice(2).map((number) => invoice(number)),
        invoice('TX-1', 5_00),
        invoice('A'),
        invoice('B'),
      ];
      const expected = { new: 2, changed: 1, same: count - 2, error: 0 };
      expect((await inBooks((books) => books.comparePut(key, next))).counts).toEqual(expected);
      expect(await put(...next)).toEqual(expected);
      expect(await put(...next)).toEqual({ new: 0, changed: 0, same: count + 1, error: 0 });
      const read = await inBooks((books) => books.records(key));
      expect(read.find(({ record }) => record.documentNumber === 'TX-1')?.record).toEqual(
        invoice('TX-1', 5_00),
      );
      expect(read).toHaveLength(count + 2);
    });
  }

  test('twice in one transaction with COPY', async () => {
    const many = Array.from({ length: 1001 }, (_, index) => invoice(`TX-${index}`));
    const counts = await inBooks(async (books) => {
      await books.putRecords(key, many, null);
      return books.putRecords(key, many, null);
    });
    expect(counts.same).toBe(1001);
  });

  test('with the last of two of one key counting', async () => {
    expect(await put(invoice('TX-1'), invoice('TX-1', 7_00))).toMatchObject({ new: 1 });
    const [read] = await inBooks((books) => books.records(key));
    expect(read?.record.amounts.taxableValue).toBe(7_00);
  });

  test('the same when fields come in another order or from another row', async () => {
    const one = invoice('TX-1');
    await put(one);
    const [row] = one.rows;
    const turned = Object.fromEntries(Object.entries(row ?? {}).reverse());
    expect(await put({ ...one, rows: [turned], origin: [{ sheet: 'other', row: 99 }] })).toMatchObject({
      same: 1,
    });
  });

  test('not at all when an amount is not whole paise', async () => {
    const wrong = invoice('TX-1');
    await expect(put({ ...wrong, amounts: { ...wrong.amounts, cess: 0.5 } })).rejects.toThrow(
      'The amount 0.5 is not whole paise.',
    );
  });

  test('apart from those of another tenant with the same GSTIN', async () => {
    await put(invoice('TX-1'));
    await opened.people.createTenant({ tenantId: 'tenant-2', name: 'Tenant two' });
    const other = await opened.store.inBooks('tenant-2', async (books) => {
      await books.saveRegistration(registration);
      await books.putRecords(key, [invoice('TX-9')], null);
      return books.records(key);
    });
    expect(other.map(({ record }) => record.documentNumber)).toEqual(['TX-9']);
    expect(await standing()).toEqual({ 'TX-1': 'new' });
  });
});

describe('a record stands toward the portal as', () => {
  test('processed when what was sent is what the books hold', async () => {
    await processed(invoice('TX-1'));
    expect(await standing()).toEqual({ 'TX-1': 'processed' });
  });

  test('processed still when the same document is imported again', async () => {
    await processed(invoice('TX-1'));
    await put(invoice('TX-1'));
    expect(await standing()).toEqual({ 'TX-1': 'processed' });
  });

  test('new when it changes before it was ever sent, modified when after', async () => {
    await put(invoice('TX-1'));
    await processed(invoice('TX-2'));
    await put(invoice('TX-1', 2_00), invoice('TX-2', 2_00));
    expect(await standing()).toEqual({ 'TX-1': 'new', 'TX-2': 'modified' });
  });

  test('modified when it changed while it was on the way, also after the portal processed it', async () => {
    await put(invoice('TX-1'));
    await mark('sent', 'TX-1');
    await put(invoice('TX-1', 2_00));
    expect(await standing()).toEqual({ 'TX-1': 'modified' });
    await mark('processed', 'TX-1');
    expect(await standing()).toEqual({ 'TX-1': 'modified' });
    await mark('sent', 'TX-1');
    await mark('processed', 'TX-1');
    expect(await standing()).toEqual({ 'TX-1': 'processed' });
  });

  test('error with the portal’s words when refused, and new once it is corrected', async () => {
    await put(invoice('TX-1'));
    await mark('sent', 'TX-1');
    await refuse('TX-1');
    const [read] = await inBooks((books) => books.records(key, ['error']));
    expect(read?.error).toEqual({ code: 'RET191113', message: 'Invalid POS' });
    await put(invoice('TX-1', 2_00));
    const [corrected] = await inBooks((books) => books.records(key));
    expect(corrected).toMatchObject({ state: 'new', error: null });
  });

  test('modified without the refusal when it changed before the refusal came', async () => {
    await put(invoice('TX-1'));
    await mark('sent', 'TX-1');
    await put(invoice('TX-1', 2_00));
    await refuse('TX-1');
    const [read] = await inBooks((books) => books.records(key));
    expect(read).toMatchObject({ state: 'modified', error: null });
  });

  test('gone when deleted before it was sent or after it was refused', async () => {
    await put(invoice('TX-1'), invoice('TX-2'));
    await mark('sent', 'TX-2');
    await refuse('TX-2');
    await remove('TX-1', 'TX-2');
    expect(await standing()).toEqual({});
  });

  test('to delete until the portal has processed the deletion', async () => {
    await processed(invoice('TX-1'), invoice('TX-2'));
    await remove('TX-1');
    expect(await standing()).toEqual({ 'TX-1': 'to-delete', 'TX-2': 'processed' });
    await mark('processed', 'TX-1');
    expect(await standing()).toEqual({ 'TX-2': 'processed' });
  });

  test('gone also when its deletion was marked as sent', async () => {
    await processed(invoice('TX-1'));
    await remove('TX-1');
    await mark('sent', 'TX-1');
    await mark('processed', 'TX-1');
    expect(await standing()).toEqual({});
  });

  test('to delete with the portal’s words when the deletion was refused', async () => {
    await processed(invoice('TX-1'));
    await remove('TX-1');
    await refuse('TX-1');
    const [read] = await inBooks((books) => books.records(key));
    expect(read).toMatchObject({ state: 'to-delete', error: { code: 'RET191113' } });
  });

  test('modified when it was to be deleted and comes again', async () => {
    await processed(invoice('TX-1'));
    await remove('TX-1');
    expect(await put(invoice('TX-1'))).toMatchObject({ changed: 1 });
    expect(await standing()).toEqual({ 'TX-1': 'modified' });
  });

  for (const isMarked of [true, false]) {
    test(`new when it comes again while its deletion ${isMarked ? 'is marked as sent' : 'is processed'}`, async () => {
      await processed(invoice('TX-1'));
      await remove('TX-1');
      if (isMarked) await mark('sent', 'TX-1');
      await put(invoice('TX-1'));
      await mark('processed', 'TX-1');
      // The portal holds it no more, so it must go there again.
      expect(await standing()).toEqual({ 'TX-1': 'new' });
      await remove('TX-1');
      expect(await standing()).toEqual({});
    });
  }

  test('to delete when it is deleted while its save is on the way, whatever the outcome of a later save', async () => {
    await put(invoice('TX-1'));
    await mark('sent', 'TX-1');
    await remove('TX-1');
    await mark('processed', 'TX-1');
    expect(await standing()).toEqual({ 'TX-1': 'to-delete' });
  });

  test('gone when it is deleted while its first save is on the way and the portal refuses it', async () => {
    await put(invoice('TX-1'));
    await mark('sent', 'TX-1');
    await remove('TX-1');
    await refuse('TX-1');
    expect(await standing()).toEqual({});
  });

  test('modified when nobody waits for its save any more, and then only deleted by the portal', async () => {
    await put(invoice('TX-1'));
    await mark('sent', 'TX-1');
    await mark('modified', 'TX-1');
    expect(await standing()).toEqual({ 'TX-1': 'modified' });
    await remove('TX-1');
    expect(await standing()).toEqual({ 'TX-1': 'to-delete' });
  });

  test('new after a reset, and gone when it was to be deleted', async () => {
    await processed(invoice('TX-1'), invoice('TX-2'));
    await remove('TX-2');
    await mark('new', 'TX-1', 'TX-2');
    expect(await standing()).toEqual({ 'TX-1': 'new' });
    await remove('TX-1');
    expect(await standing()).toEqual({});
  });

  test('filed at the end', async () => {
    await processed(invoice('TX-1'));
    await mark('filed', 'TX-1');
    expect(await standing()).toEqual({ 'TX-1': 'filed' });
  });
});

describe('the list of a return', () => {
  beforeEach(async () => {
    const many = Array.from({ length: 25 }, (_, index) => ({
      ...invoice(`TX-${String(index).padStart(2, '0')}`, 100),
      documentDate: index % 5 === 0 ? null : `2018-02-0${(index % 5) + 1}`,
    }));
    const note = {
      ...invoice('CN_1', -40),
      key: 'cdnr|CN_1',
      section: 'cdnr',
      counterpartyName: 'Other 100% Traders',
    } as const;
    await put(...many, note);
    await refuse('TX-07');
  });

  test('comes in pages that together are everything, each once, in the order of the dates', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await inBooks((books) => books.recordPage(key, {}, { cursor: after, limit: 7 }));
      expect(page.rows.length).toBeLessThanOrEqual(7);
      seen.push(...page.rows.map(({ record }) => `${record.documentDate ?? ''} ${record.key}`));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toHaveLength(26);
    expect(seen).toEqual(seen.toSorted());
  });

  test('has no next page when the last one is exactly full', async () => {
    const page = await inBooks((books) => books.recordPage(key, {}, { limit: 26 }));
    expect([page.rows.length, page.next]).toEqual([26, null]);
  });

  test('has the totals of everything that matches, not of the page', async () => {
    const totals = await inBooks((books) => books.recordTotals(key, {}));
    expect(totals).toEqual({
      count: 26,
      value: 2903,
      taxableValue: 2460,
      igst: 443,
      cgst: 0,
      sgst: 0,
      cess: 0,
    });
  });

  test.each([
    [{ section: 'cdnr' }, ['CN_1']],
    [{ states: ['error'] }, ['TX-07']],
    [{ find: 'tx-2' }, ['TX-20', 'TX-21', 'TX-22', 'TX-23', 'TX-24']],
    [{ find: '100%' }, ['CN_1']],
    [{ find: 'CN_' }, ['CN_1']],
    [{ find: ' tx-07 ', states: ['new'] }, []],
    [{ states: [] }, []],
  ] as const)('is narrowed by %j', async (filter, numbers) => {
    const { count } = await inBooks((books) => books.recordTotals(key, filter));
    const ordered = await inBooks((books) => books.recordPage(key, filter, { limit: 50 }));
    const { rows } = await inBooks((books) => books.recordPage(key, filter, { limit: 50, matching: count }));
    expect(rows).toEqual(ordered.rows);
    expect(rows.map(({ record }) => record.documentNumber).toSorted()).toEqual(numbers);
    expect(count).toBe(numbers.length);
  });

  test('refuses a cursor that it never gave', async () => {
    const asked = inBooks((books) => books.recordPage(key, {}, { cursor: 'nonsense', limit: 5 }));
    await expect(asked).rejects.toThrow('"nonsense" is not the next page of this list');
  });

  test('has totals by section and counts by state', async () => {
    const sections = await inBooks((books) => books.recordTotalsBySection(key));
    expect([...sections.keys()]).toEqual(['b2b', 'cdnr']);
    expect(sections.get('b2b')).toMatchObject({
      count: 25,
      taxableValue: 2500,
      states: { new: 24, error: 1 },
    });
    expect(sections.get('cdnr')).toMatchObject({ count: 1, taxableValue: -40, states: { new: 1 } });
  });
});

describe('a return', () => {
  test('that was never touched is none', async () => {
    const none = {
      status: 'none',
      isNil: false,
      arn: null,
      filedOn: null,
      portalSummary: null,
      portalSummaryAt: null,
    };
    expect(await inBooks((books) => books.returnState(key))).toEqual({ ...key, ...none });
    expect(await inBooks((books) => books.lockReturn(key))).toEqual({ ...key, ...none });
  });

  test('keeps the portal’s summary with the order of its members', async () => {
    const raw = JSON.parse('{"ret_period":"072025","chksum":"z","b":1.50,"a":{"y":1,"x":2}}') as unknown;
    const state: ReturnState = {
      ...key,
      status: 'ready-to-file',
      isNil: false,
      arn: 'AA2707250000001',
      filedOn: '11-08-2025',
      portalSummary: { rows: [], checksum: 'z', raw },
      portalSummaryAt: '2025-08-10T10:00:00.000Z',
    };
    await inBooks((books) => books.saveReturnState(state));
    const read = await inBooks((books) => books.returnState(key));
    expect(read).toEqual(state);
    expect(JSON.stringify(read.portalSummary?.raw)).toBe(JSON.stringify(raw));
    expect(await inBooks((books) => books.returnStates(gstin))).toContainEqual(state);
    expect(await inBooks((books) => books.returnStates('29AADFM3390P1ZN'))).toEqual([]);
  });

  test('is locked for others until the transaction ends', async () => {
    const order: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = inBooks(async (books) => {
      await books.lockReturn(key);
      order.push('first has it');
      await held;
      order.push('first ends');
    });
    await expect.poll(() => order).toEqual(['first has it']);
    const second = inBooks(async (books) => {
      await books.lockReturn(key);
      order.push('second has it');
    });
    await inBooks((books) => books.returnState(key));
    order.push('a reader does not wait');
    release();
    await Promise.all([first, second]);
    expect(order).toEqual(['first has it', 'a reader does not wait', 'first ends', 'second has it']);
  });
});

describe('tasks, steps and calls', () => {
  const newTask = (taskId: string, startedAt = '2026-11-10T10:00:00.000Z'): Task => ({
    taskId,
    key,
    kind: 'save',
    state: 'running',
    by: 'asha@example.in',
    startedAt,
    endedAt: null,
    retryAt: null,
    says: 'Saving 2 documents.',
    code: null,
    progress: { done: 0, of: 2 },
  });
  const newStep = (taskId: string, number: number): Step => ({
    taskId,
    number,
    state: 'planned',
    request: { gstin, b2b: [{ inum: 'TX-1', val: 118 }] },
    recordKeys: [keyOf('TX-1')],
    referenceId: null,
    rejected: [],
    secret: '575757',
    attempts: 0,
    calledAt: null,
  });

  test('a task is read back, listed with the newest first, and open until it ends', async () => {
    const [older, newer] = [
      newTask(`a-${month}`, '2026-11-10T10:00:00.000Z'),
      newTask(`b-${month}`, '2026-11-10T11:00:00.000Z'),
    ];
    await inBooks(async (books) => {
      await books.saveTask(older);
      await books.saveTask(newer);
    });
    expect(await inBooks((books) => books.tasks(key, 5))).toEqual([newer, older]);
    expect(await inBooks((books) => books.tasks(key, 1))).toEqual([newer]);
    const ended: Task = {
      ...newer,
      state: 'done',
      endedAt: '2026-11-10T12:00:00.000Z',
      progress: { done: 2, of: 2 },
    };
    await inBooks((books) => books.saveTask(ended));
    expect(await inBooks((books) => books.task(newer.taskId))).toEqual(ended);
    const open = await inBooks((books) => books.openTasks(gstin));
    expect(open.filter((task) => task.key.returnPeriod === key.returnPeriod)).toEqual([older]);
    expect(await inBooks((books) => books.task('unknown'))).toBeNull();
  });

  test('a step’s request is loaded only when asked, and kept when the step is saved without it', async () => {
    const taskId = `task-${month}`;
    const [one, two] = [newStep(taskId, 1), newStep(taskId, 2)];
    await inBooks(async (books) => {
      await books.saveTask(newTask(taskId));
      await books.saveStep(two);
      await books.saveStep(one);
    });
    expect(await inBooks((books) => books.steps(taskId, true))).toEqual([one, two]);
    expect(await inBooks((books) => books.steps(taskId, 2))).toEqual([{ ...one, request: null }, two]);
    const [light] = await inBooks((books) => books.steps(taskId, false));
    expect(light).toEqual({ ...one, request: null });
    const rejected = [
      { section: 'b2b', code: 'RET191113', message: 'Invalid POS', record: { inum: 'TX-1' } },
    ];
    const outcome = {
      state: 'done',
      rejected,
      secret: null,
      attempts: 1,
      calledAt: '2026-11-10T10:00:01.000Z',
    } as const;
    await inBooks((books) => books.saveStep({ ...one, ...light, ...outcome }));
    const [kept] = await inBooks((books) => books.steps(taskId, true));
    expect(kept).toEqual({ ...one, ...outcome });
  });

  test('no secret is readable in the database', async () => {
    const taskId = `secret-${month}`;
    const session = {
      taxpayer: { gstin, userName: 'tara' },
      state: 'signed-in',
      secret: 'session-key-in-plain',
      expiresAt: '2026-11-10T16:00:00.000Z',
    } as const;
    await inBooks(async (books) => {
      await books.saveTask(newTask(taskId));
      await books.saveStep({ ...newStep(taskId, 1), secret: 'evc-in-plain' });
      await books.saveSession(gstin, session);
    });
    const { rows } = await opened.pool.query(
      `select encode(sealed_secret, 'escape') as bytes from steps where sealed_secret is not null
       union all select encode(sealed_secret, 'escape') from portal_sessions`,
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter(({ bytes }) => bytes.includes('in-plain'))).toEqual([]);
    expect(await inBooks((books) => books.session(gstin))).toEqual(session);
    await inBooks((books) => books.saveSession(gstin, null));
    expect(await inBooks((books) => books.session(gstin))).toBeNull();
  });

  test('calls are kept with their bodies, the newest first', async () => {
    const call = (action: string) => ({
      key,
      taskId: null,
      at: '2026-11-10T10:00:00.000Z',
      action,
      durationMs: 120,
      referenceId: 'REF-1',
      outcome: 'accepted',
      request: { data: 'x'.repeat(5000) },
      answer: null,
    });
    await opened.store.keepCalls(database.tenantId, [call('RETSAVE'), call('RETSTATUS')]);
    const calls = (cursor?: string) => inBooks((books) => books.calls(key, { cursor, limit: 1 }));
    const first = await calls();
    expect(first.rows).toEqual([call('RETSTATUS')]);
    expect(await calls(first.next ?? '')).toEqual({ rows: [call('RETSAVE')], next: null });
  });

  const checked = () =>
    ({
      importId: `import-${month}`,
      key,
      fileName: 'sales.xlsx',
      fileHash: 'ab'.repeat(32),
      subject: 'sales',
      kind: 'official workbook',
      at: '2026-11-10T10:00:00.000Z',
      by: 'asha@example.in',
      state: 'checked',
      counts: { new: 1, changed: 0, same: 0, error: 0 },
      findings: [
        { code: 'POS-OWN-STATE', severity: 'warning', says: 'Place of supply 27 is your own State.' },
      ],
      effect: [{ section: 'b2b', count: 1, taxableValue: 1_000_00 }],
    }) as const;
  const keep = (entry: ImportEntry, records: readonly Gstr1Record[], file = new Uint8Array()) =>
    inBooks((books) => books.saveImport(entry, records, file));

  test('an import is kept with its records, findings and file until it is confirmed', async () => {
    const entry = checked();
    const file = new Uint8Array([0, 1, 2, 255]);
    await keep(entry, [invoice('TX-1')], file);
    expect(await inBooks((books) => books.importEntry(entry.importId))).toEqual(entry);
    expect(await inBooks((books) => books.importFile(entry.importId))).toEqual(file);
    expect(await inBooks((books) => books.importRecords(entry.importId))).toEqual([invoice('TX-1')]);
    await inBooks((books) => books.setImportState(entry.importId, 'imported', { ...entry.counts, new: 2 }));
    const read = await inBooks((books) => books.importEntry(entry.importId));
    expect(read).toEqual({ ...entry, state: 'imported', counts: { ...entry.counts, new: 2 } });
    expect(await inBooks((books) => books.importEntry('unknown'))).toBeNull();
    expect(await inBooks((books) => books.importFile('unknown'))).toBeNull();
  });

  test('a large file of an import comes back as it was given', async () => {
    const file = randomBytes(9 * 2 ** 20);
    await keep(checked(), [], file);
    const read = await inBooks((books) => books.importFile(checked().importId));
    expect(Buffer.compare(read ?? new Uint8Array(), file)).toBe(0);
  });

  for (const count of [3, 1500]) {
    test(`${count} records of a checked import go into an empty return and again into a full one`, async () => {
      const numbers = Array.from({ length: count }, (_, index) => `TX-${index}`);
      const { importId } = checked();
      await keep(checked(), [...numbers.map((number) => invoice(number)), invoice('TX-1', 5_00)]);
      const none = { new: 0, changed: 0, same: 0, error: 0 };
      expect(await inBooks((books) => books.putImport(key, importId))).toEqual({ ...none, new: count });
      expect(await inBooks((books) => books.putImport(key, importId))).toEqual({ ...none, same: count });
      await put(invoice('TX-0', 7_00));
      expect(await inBooks((books) => books.putImport(key, importId))).toEqual({
        ...none,
        changed: 1,
        same: count - 1,
      });
      const read = await inBooks((books) => books.records(key));
      expect(read).toHaveLength(count);
      expect(read.filter(({ importId: from }) => from !== importId)).toEqual([]);
      expect(read.find(({ record }) => record.documentNumber === 'TX-1')?.record).toEqual(
        invoice('TX-1', 5_00),
      );
    });
  }

  test('an import that fails half way leaves nothing in the books', async () => {
    const records = Array.from({ length: 3000 }, (_, index) => invoice(`TX-${index}`));
    const broken = { ...invoice('TX-LAST'), documentDate: '2018-02-31' };
    await expect(put(...records, broken)).rejects.toThrow('date/time field value out of range');
    expect(await inBooks((books) => books.records(key))).toEqual([]);
    expect(await put(...records)).toMatchObject({ new: 3000 });
  });
});

describe('the queue', () => {
  const jobs = async () => {
    const { rows } = await opened.pool.query<{ task: string; queue: string; run_at: string; key: string }>(
      'select task_identifier as task, queue_name as queue, run_at, key from graphile_worker.jobs order by id',
    );
    return rows;
  };

  test('holds one job of a task, serial per return, and nothing of a transaction that failed', async () => {
    const job = { name: 'advance-task', taskId: 'task-q', key } as const;
    const failing = inBooks(async (books) => {
      await books.queue.enqueue(job);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await jobs()).toEqual([]);
    await inBooks((books) => books.queue.enqueue(job));
    await inBooks((books) => books.queue.enqueue({ ...job, runAt: '2030-01-01T00:00:00.000Z' }));
    expect(await jobs()).toEqual([
      {
        task: 'advance-task',
        queue: `tenant-1:${gstin}:GSTR1:${key.returnPeriod}`,
        run_at: '2030-01-01T00:00:00.000Z',
        key: 'tenant-1:task-q',
      },
    ]);
  });
});
