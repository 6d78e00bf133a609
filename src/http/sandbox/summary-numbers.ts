type Wire = Readonly<Record<string, unknown>>;

const lists: ReadonlySet<string> = new Set(['sec_sum', 'sub_sections', 'cpty_sum']);
const amounts = /^(?:ttl_|act_|net_)/;

/**
 * The portal's summary as the provider gives it: amounts as JSON numbers where the portal writes text, and in the short
 * one no `smryTyp`. Checksums, which are what filing compares, stay as they are.
 */
export function withNumbers({ smryTyp, ...summary }: Wire, isLong: boolean): Wire {
  return numbered(isLong ? { smryTyp, ...summary } : summary) as Wire;
}

function numbered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(numbered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (lists.has(key)) return [key, numbered(inner)];
      return [key, amounts.test(key) ? numberOf(inner) : inner];
    }),
  );
}

function numberOf(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}
