import { expect } from 'vitest';
import { sampleCompany } from '../../../src/main/sample-data.ts';
import type { Answer, Browser } from './client.ts';
import { type RunningProduct, startRunning } from './running.ts';

/** A running product and what its administrator does with files of one period. */
export interface ImportStage {
  readonly product: RunningProduct;
  readonly admin: Browser;
  /** mmyyyy */
  readonly period: string;
  /** Address of the return of the period. */
  readonly base: string;
  /** Gives a file to be checked and answers what was read. */
  upload(name: string, content: Uint8Array | string, query?: string): Promise<Answer['body']>;
  confirm(importId: string): Promise<Answer['body']>;
  undo(importId: string): Promise<Answer>;
}

/** Starts the product for files of the third of its periods. */
export async function startImports(): Promise<ImportStage> {
  const product = await startRunning();
  const { admin } = product;
  const period = product.session.periods[2];
  const base = `/api/v1/gstr1/${sampleCompany.gstin}/${period}`;
  return {
    product,
    admin,
    period,
    base,
    async upload(name, content, query = '') {
      const form = new FormData();
      form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
      const checked = await admin.post(`${base}/imports${query}`, form);
      expect(checked.status, JSON.stringify(checked.body)).toBe(201);
      return checked.body;
    },
    confirm: async (importId) => (await admin.post(`${base}/imports/${importId}/confirm`)).body,
    undo: (importId) => admin.post(`${base}/imports/${importId}/undo`),
  };
}

/** Rows as a file of comma-separated values. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => row.map((cell) => `"${cell ?? ''}"`).join(',')).join('\r\n');
}
