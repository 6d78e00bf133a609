import type { Filing } from './filing.ts';
import { carryOut } from './machine/carry-out.ts';
import { settle } from './machine/settle.ts';
import { type TaskName, takeTurn } from './machine/turn.ts';

/**
 * One turn of a task: chooses the next call to the portal and writes the intent, calls, writes the outcome and
 * enqueues the next turn. It may be killed at any instruction and run again: what was written decides how it goes on,
 * and a call whose answer is not known is looked up before it is repeated. Refusals are outcomes; only defects throw.
 */
export async function advanceTask(filing: Filing, name: TaskName): Promise<void> {
  const turn = await takeTurn(filing, name);
  if (turn === null) return;
  const outcome = await carryOut(filing, turn);
  await filing.store.inBooks(name.tenantId, (books) => settle(filing, books, { turn, outcome }));
}
