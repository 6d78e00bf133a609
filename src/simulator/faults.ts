/** What can go wrong on order. */
export type FaultKind =
  | 'refuses'
  | 'dropsRequest'
  | 'dropsAnswer'
  | 'slow'
  | 'sessionLost'
  | 'maintenance'
  | 'throttled'
  | 'processingFails'
  | 'processingStuck'
  | 'nilStatusMissing'
  | 'errorReportByParty';

const FAULT_KINDS: readonly FaultKind[] = [
  'refuses',
  'dropsRequest',
  'dropsAnswer',
  'slow',
  'sessionLost',
  'maintenance',
  'throttled',
  'processingFails',
  'processingStuck',
  'nilStatusMissing',
  'errorReportByParty',
];

/**
 * One ordered fault. `gstin` and `action` narrow it (absent: every taxpayer, every action); `times` limits it
 * (absent: until it is taken away); `code` and `message` are for `refuses` and `processingFails`, `ms` for `slow`.
 */
export interface Fault {
  readonly kind: FaultKind;
  readonly gstin?: string;
  readonly action?: string;
  readonly times?: number;
  readonly code?: string;
  readonly message?: string;
  readonly ms?: number;
}

interface ArmedFault {
  readonly fault: Fault;
  left: number;
}

/** The faults in force, each counted down as it strikes. */
export class Faults {
  #armed: ArmedFault[] = [];

  /** Replaces all faults. */
  set(faults: readonly Fault[]): void {
    this.#armed = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  }

  /** Adds one fault to those in force. */
  add(fault: Fault): void {
    this.#armed.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  /** The faults still in force, `times` being what is left of each. */
  list(): readonly Fault[] {
    return this.#armed
      .filter((armed) => armed.left > 0)
      .map((armed) => (Number.isFinite(armed.left) ? { ...armed.fault, times: armed.left } : armed.fault));
  }

  /** The first fault of this kind that meets the call; it counts as struck. */
  strike(kind: FaultKind, gstin: string | undefined, action: string): Fault | undefined {
    const armed = this.#armed.find((each) => each.left > 0 && meets(each.fault, kind, gstin, action));
    if (armed === undefined) return undefined;
    armed.left -= 1;
    return armed.fault;
  }
}

function meets(fault: Fault, kind: FaultKind, gstin: string | undefined, action: string): boolean {
  const sameTaxpayer = fault.gstin === undefined || fault.gstin === gstin;
  return fault.kind === kind && sameTaxpayer && (fault.action === undefined || fault.action === action);
}

/** Reads faults from JSON; says what is wrong with the first that cannot be read. */
export function readFaults(json: unknown): readonly Fault[] | string {
  const list = Array.isArray(json) ? json : (json as { faults?: unknown } | null)?.faults;
  if (!Array.isArray(list)) return 'Faults must be a list, or an object with a list "faults".';
  for (const fault of list as Partial<Fault>[]) {
    if (!FAULT_KINDS.includes(fault.kind as FaultKind)) {
      return `Fault kind "${String(fault.kind)}" is not known. Use one of: ${FAULT_KINDS.join(', ')}.`;
    }
  }
  return list as Fault[];
}
