import { existsSync, readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';

/** A file of the reference that stands beside the checkout; null where it does not. */
export function reference(path: string): string | null {
  const full = new URL(`../../shared/${path}`, import.meta.url).pathname;
  return existsSync(full) ? full : null;
}

const envelope: ReadonlySet<string> = new Set(['gstin', 'fp', 'gt', 'cur_gt', 'version', 'hash']);

/** The sections of a payload, without its envelope. */
export function sectionsOf(payload: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries((payload ?? {}) as object).filter(([key]) => !envelope.has(key)));
}

/** JSON with keys sorted and records in one order, so that two payloads can be compared as text. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)]),
    );
  }
  return value;
}

/** A validator of the official schema of Save GSTR-1; null where the schema is not present. */
export function officialSchema(): ValidateFunction | null {
  const path = reference('oracle/saveGSTR1.schema.json');
  if (!path) return null;
  const schema = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  delete schema['$schema'];
  const Validator = Ajv.default ?? Ajv;
  return new Validator({ strict: false, logger: false }).compile(schema);
}
