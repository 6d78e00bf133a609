import type { Filing } from '../../../src/filing/index.ts';
import type { Portal } from '../../../src/filing/needs/portal.ts';
import { startWorker } from '../../../src/jobs/index.ts';
import { driveToFiled } from './drive.ts';
import { driveGstr2ToFiled } from './drive-gstr2.ts';
import { openFiling, type Places } from './stage.ts';

/** Where the child kills itself, as no crash could be nearer: right before a call to the portal or right after its answer. */
export interface KillPoint {
  readonly method: keyof Portal;
  /** The which-th call of the method. */
  readonly call: number;
  readonly moment: 'before' | 'after';
  /** Of calls in the portal's own words: which word. */
  readonly action?: string;
}

/** Kills the process once the machine has committed so many transactions: what follows a commit has not happened. */
export interface KillAfterCommits {
  readonly commits: number;
}

/** What the child is told through its environment. */
export interface Orders {
  readonly places: Places;
  readonly kill: KillPoint | KillAfterCommits | null;
  /** GSTR-1 where nothing is said. */
  readonly form?: 'GSTR2';
}

function killing(portal: Portal, kill: KillPoint): Portal {
  let calls = 0;
  const method = portal[kill.method] as (...args: unknown[]) => Promise<unknown>;
  const deadly = async (...args: unknown[]): Promise<unknown> => {
    const named = args[1] as { readonly action?: string } | undefined;
    if (kill.action === undefined || named?.action === kill.action) calls += 1;
    else return method(...args);
    if (calls === kill.call && kill.moment === 'before') process.kill(process.pid, 'SIGKILL');
    try {
      return await method(...args);
    } finally {
      // A refusal is an answer as well.
      if (calls === kill.call && kill.moment === 'after') process.kill(process.pid, 'SIGKILL');
    }
  };
  return { ...portal, [kill.method]: deadly };
}

function committing(filing: Filing, { commits }: KillAfterCommits): Filing {
  let done = 0;
  const inBooks: Filing['store']['inBooks'] = async (tenantId, work) => {
    const result = await filing.store.inBooks(tenantId, work);
    done += 1;
    if (done === commits) process.kill(process.pid, 'SIGKILL');
    return result;
  };
  return { ...filing, store: { ...filing.store, inBooks } };
}

async function run({ places, kill, form }: Orders): Promise<void> {
  const wrap = (portal: Portal): Portal => (kill && 'method' in kill ? killing(portal, kill) : portal);
  const { opened, filing, close } = await openFiling(places, wrap);
  const worker = await startWorker({
    pool: opened.pool,
    filing: kill && 'commits' in kill ? committing(filing, kill) : filing,
    onTrouble: (says) => console.error(says),
  });
  const { arn } = await (form === 'GSTR2' ? driveGstr2ToFiled(filing) : driveToFiled(filing));
  await worker.stop();
  await close();
  console.log(JSON.stringify({ arn }));
}

await run(JSON.parse(process.env['FILING_ORDERS'] ?? '{}') as Orders);
