import type { ReturnPeriod } from '../../core/index.ts';
import { notePassed, notePublicRecord, openPassage, type Passed, passWrite } from '../../filing/index.ts';
import type { ApprovalPurpose } from '../../filing/needs/approvals.ts';
import type { PlainCall, Portal, ReturnOf } from '../../filing/needs/portal.ts';
import type { ReturnKey } from '../../filing/needs/store.ts';
import type { SandboxCall } from './operation.ts';

/** The portal for the taxpayer of a call, and the return it is about. */
function passageOf(
  call: SandboxCall,
  returnPeriod: ReturnPeriod,
): { readonly portal: Portal; readonly of: ReturnOf } {
  const { portal, session } = openPassage(call.context.filing, call.actor, call.way);
  return { portal, of: { session, returnPeriod } };
}

/** Passes a call on in the portal's own words and answers what it answers. Throws `PortalError`. */
export async function relay(
  call: SandboxCall,
  plain: PlainCall & { readonly returnPeriod: ReturnPeriod | null },
): Promise<Readonly<Record<string, unknown>>> {
  const { portal, session } = openPassage(call.context.filing, call.actor, call.way);
  const { returnPeriod, ...words } = plain;
  return portal.plainCall({ session, returnPeriod }, words);
}

/** Makes a write in its turn, and lets the books know what it did, where they are to know it. */
export function write<Answer>(
  call: SandboxCall,
  returnPeriod: ReturnPeriod,
  {
    make,
    passed = () => null,
    binds = null,
  }: {
    readonly make: (portal: Portal, of: ReturnOf) => Promise<Answer>;
    readonly passed?: (answer: Answer) => Passed | null;
    /** What a second person may have to approve first. */
    readonly binds?: ApprovalPurpose | null;
  },
): Promise<Answer> {
  const { portal, of } = passageOf(call, returnPeriod);
  const key = keyOf(call, returnPeriod);
  return passWrite(call.context.filing, call.actor, { key, write: () => make(portal, of), passed, binds });
}

const keyOf = ({ taxpayer }: SandboxCall, returnPeriod: ReturnPeriod): ReturnKey => ({
  gstin: taxpayer.gstin,
  form: 'GSTR1',
  returnPeriod,
});

/** Lets the books know what the public record says of the return. */
export function noteRecord(
  call: SandboxCall,
  returnPeriod: ReturnPeriod,
  entries: readonly unknown[],
): Promise<void> {
  return notePublicRecord(call.context.filing, call.actor, { key: keyOf(call, returnPeriod), entries });
}

/** Lets the books know what was learnt at the portal. */
export function note(call: SandboxCall, returnPeriod: ReturnPeriod, passed: Passed): Promise<void> {
  return notePassed(call.context.filing, call.actor, { key: keyOf(call, returnPeriod), passed });
}
