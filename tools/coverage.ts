import { sandboxOperations } from '../src/http/sandbox/operations.ts';
import { operations as whitebooksOperations } from '../src/http/whitebooks/operations.ts';
import { sandboxCases } from '../test/integration/dialects/sandbox-cases.ts';
import { notOffered, withoutRefusal } from '../test/integration/dialects/whitebooks-cases.ts';
import { reads } from '../test/integration/dialects/whitebooks-reads.ts';

/** One line of the table. */
interface Line {
  readonly operation: string;
  readonly served: boolean;
  /** `yes`, or why not. */
  readonly spoken: string;
  /** What the tests of the served dialect try. */
  readonly tested: readonly string[];
}

const noWords = 'no: no call of GSTN is known for it';

/** What `gateways/sandbox` has no need of, and why; everything else that is served it speaks too. */
const unspokenToSandbox: ReadonlyMap<string, string> = new Map([
  ['track (session)', 'no: the public track says the same, without a session'],
  ['2A document', 'no: the sections hold every document'],
  ['GSTR-1A declarations', noWords],
  ['IMS added-back', noWords],
]);

/** The same of `gateways/whitebooks`. */
const unspokenToWhitebooks: ReadonlyMap<string, string> = new Map([
  ['/all/newretstatus', 'no: `/gstr/retstatus` says the same'],
  ['/gstr/rettrack', 'no: `/public/rettrack` says the same, without a session'],
  ['/gstr1/retsubmit', 'no: gone at the provider; `/all/proceedfile` submits'],
]);

/** Operations whose success the tests of the served dialect of WhiteBooks try: acts by name, and all reads with data. */
const succeedsAtWhitebooks: ReadonlySet<string> = new Set([
  ...reads.map(({ path }) => path),
  '/all/newretstatus',
  '/all/proceedfile',
  '/all/savepref',
  '/gstr2b/gen2b',
  '/gstr2b/get2b',
  '/ims/reset',
  '/ims/save',
  '/ims/status',
  '/authentication/otprequest',
  '/authentication/authtoken',
  '/authentication/refreshtoken',
  '/authentication/logout',
  '/authentication/otpforevc',
  '/gstr1/retsave',
  '/gstr1/reset',
  '/gstr/retstatus',
  '/gstr1/retsum',
  '/gstr1/retfile',
  '/gstr1/retevcfile',
  '/public/rettrack',
  '/gstr1a/retsave',
  '/gstr1a/reset',
  '/gstr1a/retsum',
  '/gstr1a/retevcfile',
  '/gstr1a/retfile',
  '/gstr1/retsubmit',
  '/all/docupld',
  '/all/filedet',
  '/all/largefile',
  '/ims/getfile',
  '/all/newproceedfile',
  '/gstr1a/proceedfile',
  '/gstr/rettrack',
  '/public/search',
  '/public/pref',
]);

function sandboxLines(): readonly Line[] {
  return sandboxOperations.map(({ name, method, path }) => {
    const { succeeds, refused } = sandboxCases[name] ?? {};
    return {
      operation: `${name}: \`${method} ${path}\``,
      served: Boolean(succeeds ?? refused),
      spoken: unspokenToSandbox.get(name) ?? 'yes',
      tested: tested(Boolean(succeeds), Boolean(refused)),
    };
  });
}

function whitebooksLines(): readonly Line[] {
  return whitebooksOperations.map(({ method, path }) => {
    const served = !notOffered.includes(`${method} ${path}`);
    const succeeds = succeedsAtWhitebooks.has(path);
    return {
      operation: `\`${method} ${path}\``,
      served,
      spoken: served ? (unspokenToWhitebooks.get(path) ?? 'yes') : noWords,
      tested: tested(succeeds, served && !withoutRefusal.includes(`${method} ${path}`)),
    };
  });
}

function tested(succeeds: boolean, refused: boolean): readonly string[] {
  return [...(succeeds ? ['success'] : []), ...(refused ? ['GSTN refuses'] : []), 'gateway refuses'];
}

function table(lines: readonly Line[]): readonly string[] {
  return [
    '| operation | served | spoken | tested |',
    '|---|---|---|---|',
    ...lines.map(
      ({ operation, served, spoken, tested: tries }) =>
        `| ${operation} | ${served ? 'yes' : 'says 501'} | ${spoken} | ${tries.join(', ')} |`,
    ),
  ];
}

/** The operations of the two dialects: which are served, which our gateways speak, and what of them is tested. */
export function coverage(generatedBy: string): string {
  return [
    '# Operations of the two dialects',
    '',
    generatedBy,
    '',
    'Served: programs can call it here. Spoken: our own gateway calls it at the provider. No refusal of GSTN is tried where none reaches the program: key and secret are ours, a logout ends here whatever GSTN says, and a file of a large answer is fetched, not asked for in its words. 501: no call of GSTN is known for it, and none is guessed.',
    '',
    'Classic periods (July 2017 to July 2020): GSTR-1 is submitted, by `proceed (older)` at sandbox.co.in and by `/all/proceedfile` at WhiteBooks; neither takes a nil return that way. Neither provider has a call for GSTR-2: our gateways refuse it with NOT-OFFERED before anything is sent, and the dialects served here have no path for it. The gateway to GSTN carries both.',
    '',
    '## sandbox.co.in',
    '',
    ...table(sandboxLines()),
    '',
    '## WhiteBooks (MasterGST)',
    '',
    ...table(whitebooksLines()),
    '',
  ].join('\n');
}
