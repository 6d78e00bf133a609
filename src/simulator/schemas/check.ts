/** Says what is wrong with a value, as `path: what`, or null. */
export type Check = (value: unknown) => string | null;

/** Text of a length and form. */
export function text(form: RegExp, minimum = 1, maximum = 1_000): Check {
  return (value) => {
    if (typeof value !== 'string') return ': must be text';
    if (value.length < minimum || value.length > maximum)
      return `: must have ${minimum} to ${maximum} characters`;
    return form.test(value) ? null : ': has a wrong form';
  };
}

/** A number within bounds and with at most two decimals. */
export function amount(minimum: number, maximum: number): Check {
  return (value) => {
    if (typeof value !== 'number') return ': must be a number';
    if (value < minimum || value > maximum) return `: must be between ${minimum} and ${maximum}`;
    return hasTwoDecimals(value) ? null : ': must have at most two decimals';
  };
}

/** A number within bounds with any number of decimals. */
export function anyAmount(minimum: number, maximum: number): Check {
  return (value) => {
    if (typeof value !== 'number') return ': must be a number';
    return value < minimum || value > maximum ? `: must be between ${minimum} and ${maximum}` : null;
  };
}

// Exact: the double nearest to n/100 is what a division of n by 100 gives.
function hasTwoDecimals(value: number): boolean {
  return Math.round(value * 100) / 100 === value;
}

/** A whole number within bounds. */
export function whole(minimum: number, maximum: number): Check {
  return (value) => {
    const fits = Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum;
    return fits ? null : `: must be a whole number from ${minimum} to ${maximum}`;
  };
}

/** One of a few words. */
export function word(...words: readonly string[]): Check {
  return (value) => (words.includes(value as string) ? null : `: must be one of ${words.join(', ')}`);
}

/** A list of at least one element. */
export function list(element: Check, minimum = 1): Check {
  return (value) => {
    if (!Array.isArray(value)) return ': must be a list';
    if (value.length < minimum) return ': must not be empty';
    for (let index = 0; index < value.length; index += 1) {
      const wrong = element(value[index]);
      if (wrong !== null) return `[${index}]${wrong}`;
    }
    return null;
  };
}

/** An object with these required and optional keys and no others. */
export function record(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const checks = new Map([...Object.entries(optional), ...Object.entries(required)]);
  const needed = Object.keys(required);
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return ': must be an object';
    for (const key of needed) if (!Object.hasOwn(value, key)) return `.${key}: is missing`;
    for (const key in value) {
      const check = checks.get(key);
      if (check === undefined) return `.${key}: is not known here`;
      const wrong = check((value as Record<string, unknown>)[key]);
      if (wrong !== null) return `.${key}${wrong}`;
    }
    return null;
  };
}

/** A row to delete when it carries flag D, else a row to save. */
export function savedOrDeleted(saved: Check, deleted: Check): Check {
  return (value) => ((value as { flag?: unknown } | null)?.flag === 'D' ? deleted(value) : saved(value));
}

/** Both checks. */
export function both(first: Check, second: Check): Check {
  return (value) => first(value) ?? second(value);
}
