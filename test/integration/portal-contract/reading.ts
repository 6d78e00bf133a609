import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  compareSummary,
  type Gstr1Payload,
  gstr1Payload,
  readGstr1Json,
  sectionNames,
} from '../../../src/core/index.ts';
import { reported } from '../dialects/whitebooks-reads.ts';
import { gstinOf, invoice, otherTables, payloadOf, returnPeriod } from './samples.ts';
import type { Stage } from './stage.ts';

const exampleFile = new URL('../../../../shared/reference/gstr1/example_full.json', import.meta.url);

/** Sections as the portal holds them, and its summary. */
export function describeReading(stage: Stage): void {
  const { signIn, save } = stage;

  describe('reading', () => {
    it('answers an empty list for every section of which the portal holds nothing', async () => {
      const of = await signIn();
      for (const section of sectionNames)
        expect(await stage.portal.section(of, section), section).toEqual([]);
    });

    it('throws on a section that GSTR-1 does not have', async () => {
      await expect(stage.portal.section(await signIn(), 'b2x')).rejects.toThrow("no section 'b2x'");
    });

    it('reads back the sections it saved', async () => {
      const of = await signIn();
      await save(of, payloadOf(gstinOf(of), [invoice('A-1')], otherTables));
      expect(await stage.portal.section(of, 'exp')).toMatchObject([
        { exp_typ: 'WPAY', inv: [{ inum: 'E-1' }] },
      ]);
      expect(await stage.portal.section(of, 'b2cs')).toMatchObject([{ pos: '27', txval: 500 }]);
      expect(await stage.portal.section(of, 'cdnur')).toMatchObject([{ nt_num: 'N-1' }]);
      expect(await stage.portal.section(of, 'nil')).toMatchObject({ inv: [{ sply_ty: 'INTRB2B' }] });
      expect(await stage.portal.section(of, 'doc_issue')).toMatchObject({ doc_det: [{ doc_num: 1 }] });
    });

    it('follows the token of an answer that comes as a file', async () => {
      const of = await signIn();
      const documents = Array.from({ length: 150 }, (_, index) => invoice(`F-${index}`));
      await save(of, payloadOf(gstinOf(of), documents));
      const held = (await stage.portal.section(of, 'b2b')) as readonly { inv: readonly { inum: string }[] }[];
      const numbers = held.flatMap(({ inv }) => inv.map(({ inum }) => inum));
      expect(new Set(numbers)).toEqual(new Set(documents.map((_, index) => `F-${index}`)));
    });
  });

  describe('reading what others than suppliers report', () => {
    it('answers every section of it, and the history of a bill of entry', async () => {
      const of = await signIn();
      const gstin = gstinOf(of);
      const read = (action: string, query: Readonly<Record<string, string>> = {}) =>
        stage.portal.plainCall(of, {
          resource: 'gstr2a',
          action,
          query: { gstin, ret_period: '102026', ...query },
        });
      for (const [section, rows] of Object.entries(reported)) {
        const nothing = { code: expect.stringMatching(/^RET(?:11416|13508)$/) };
        await expect(read(section.toUpperCase()), section).rejects.toMatchObject(nothing);
        await stage.report(gstin, { [section]: rows });
        expect((await read(section.toUpperCase()))[section], section).toHaveLength(rows.length);
      }
      const named = { portcode: 'INNSA1', benum: '2566282', bedate: '02-10-2026' };
      expect((await read('AMDHIST', named)).amdhist).toMatchObject([{ iamt: 180 }, { iamt: 170 }]);
    });
  });

  describe('the summary', () => {
    it('is all zeros before anything is saved', async () => {
      const { rows, checksum } = await stage.portal.summary(await signIn());
      expect(rows.map(({ section }) => section)).toEqual(
        expect.arrayContaining(['B2B', 'EXPWP', 'CDNUR_B2CL', 'TTL_LIAB']),
      );
      expect(rows.filter(({ count, value }) => count !== 0 || value !== 0)).toEqual([]);
      expect(checksum).toMatch(/^[0-9a-f]{64}$/);
    });

    it('equals the summary of our own records, row by row', async () => {
      const of = await signIn();
      const filer = {
        gstin: gstinOf(of),
        returnPeriod,
        frequency: 'monthly',
        today: '2026-11-05',
      } as const;
      const { records } = readGstr1Json(filer, payloadOf(gstinOf(of), [invoice('A-1')], otherTables));
      expect(records.length).toBeGreaterThan(5);
      expect(await save(of, gstr1Payload(filer, records))).toEqual({ status: 'processed', rejected: [] });
      const { rows } = await stage.portal.summary(of);
      expect(compareSummary(records, rows).filter(({ equal }) => !equal)).toEqual([]);
    });

    it.skipIf(!existsSync(exampleFile))(
      'equals ours in every section of a full return (skipped: not present)',
      async () => {
        const example = JSON.parse(readFileSync(exampleFile, 'utf8')) as Gstr1Payload;
        const of = { ...(await signIn(example.gstin)), returnPeriod: '2025-10' } as const;
        const filer = {
          gstin: example.gstin,
          returnPeriod: of.returnPeriod,
          frequency: 'monthly',
          today: '2026-11-05',
        } as const;
        const { records } = readGstr1Json(filer, example);
        expect(await save(of, gstr1Payload(filer, records))).toEqual({ status: 'processed', rejected: [] });
        const { rows } = await stage.portal.summary(of);
        expect(compareSummary(records, rows).filter(({ equal }) => equal === false)).toEqual([]);
      },
    );

    it('counts every sub-section under a name of its own', async () => {
      const { rows } = await stage.portal.summary(await signIn());
      const names = rows.map(({ section }) => section);
      expect(names.filter((section, index) => names.indexOf(section) !== index)).toEqual([]);
    });
  });
}
