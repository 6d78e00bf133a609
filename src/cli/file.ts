import type { Filer } from '../core/index.ts';
import { saveRegistration } from '../filing/index.ts';
import type { Registration, ReturnKey } from '../filing/needs/store.ts';
import { type ReturnFiles, readReturnFiles } from '../workbooks/read-return-files.ts';
import { panFault } from './arguments.ts';
import { ask, askConsent } from './ask.ts';
import { bringBooksToFiles } from './books-of-files.ts';
import { loginOtpFrom } from './connect-portal.ts';
import { CommandStopped, type ExitCode, exitCodes, usage } from './exit-codes.ts';
import { counted, countFindings, sayFindings } from './findings.ts';
import { type InputFile, readInputFiles } from './input-files.ts';
import type { Output } from './output.ts';
import { filerOf, type PrepareOptions } from './prepare.ts';
import { mappingsOf } from './registers.ts';
import { fileWhole } from './whole-filing.ts';
import type { Product, World } from './world.ts';

/** Options of `file` as commander reads them. */
export interface FileOptions extends Omit<PrepareOptions, 'out' | 'explain'> {
  readonly user?: string;
  readonly pan?: string;
  readonly nil?: boolean;
  readonly portal: string;
  readonly otp?: string;
  readonly evc?: string;
  readonly yes?: boolean;
  readonly data?: string;
}

/** `file FILE…` or `file --nil`: the whole filing; killed and started again it goes on where it was, and files once. */
export async function fileReturn(
  output: Output,
  paths: readonly string[],
  { options, world }: { readonly options: FileOptions; readonly world: World },
): Promise<ExitCode> {
  const filer = filerOf(options, world.today());
  refuseWrongFiles(paths, options.nil === true);
  const files = await readInputFiles(paths);
  const mappings = await mappingsOf(options.mapping);
  const read = options.nil ? nothingRead : await readReturnFiles(filer, files, { mappings });
  refuseErrors(output, read);
  if (!options.nil) refuseEmpty(read);
  const user = options.user ?? (await ask(output, { asks: 'User name on the GST portal', option: '--user' }));
  const pan = await panOf(output, options.pan);
  const product = await world.openProduct({
    dataDir: options.data ?? world.defaultDataDir,
    portal: options.portal,
    works: true,
  });
  try {
    output.say(`Portal: ${product.portalAt}`);
    const work = fileWith(product, output, { filer, files, read, user, pan, options });
    await Promise.race([work, world.untilStopped().then(interrupted)]);
    return exitCodes.done;
  } finally {
    await product.close();
  }
}

const nothingRead: ReturnFiles = { kind: 'nil return', records: [], findings: [], refusal: null };

function refuseWrongFiles(paths: readonly string[], isNil: boolean): void {
  if (isNil && paths.length > 0)
    throw usage(
      `--nil files a return without any document, but "${paths[0]}" is named. Leave one of the two out.`,
    );
  if (!isNil && paths.length === 0)
    throw usage('No file is named. Name the files with the sales, or file a nil return with --nil.');
}

/** An empty file is more often the wrong file than a nil return: that is said in as many words. */
function refuseEmpty({ records }: ReturnFiles): void {
  if (records.length > 0) return;
  throw new CommandStopped(
    exitCodes.dataHasErrors,
    'The files hold no document, and nothing was sent. Choose the right files, or file a nil return with --nil.',
  );
}

/** A return with rows missing would be wrong: nothing is filed until the files have no errors. */
function refuseErrors(output: Output, { findings, refusal }: ReturnFiles): void {
  const counts = countFindings(findings);
  if (refusal) throw new CommandStopped(exitCodes.dataHasErrors, refusal.says, { findings: counts });
  if (counts.errors === 0) return;
  sayFindings(output, findings, 'run "vivarani prepare" to see them all beside the rows');
  throw new CommandStopped(
    exitCodes.dataHasErrors,
    `The files have ${counted(counts.errors, 'error')}. Correct them and start again; nothing was sent.`,
    {
      findings: findings.filter((finding) => finding.severity === 'error'),
    },
  );
}

async function panOf(output: Output, given: string | undefined): Promise<string> {
  const pan =
    given ??
    (await ask(output, { asks: 'PAN of the authorised signatory', option: '--pan', fault: panFault }));
  const fault = panFault(pan);
  if (fault) throw usage(fault);
  return pan.trim().toUpperCase();
}

interface Prepared {
  readonly filer: Filer;
  readonly files: readonly InputFile[];
  readonly read: ReturnFiles;
  readonly user: string;
  readonly pan: string;
  readonly options: FileOptions;
}

async function fileWith(product: Product, output: Output, prepared: Prepared): Promise<void> {
  const { filer, files, read, pan, options } = prepared;
  const key: ReturnKey = {
    gstin: filer.gstin,
    form: filer.form ?? 'GSTR1',
    returnPeriod: filer.returnPeriod,
  };
  await register(product, prepared);
  const { filing, actor } = product;
  const before = await filing.store.inBooks(actor.tenantId, async (books) => ({
    state: await books.returnState(key),
    busy: (await books.openTasks(key.gstin)).some(
      (task) => task.key.returnPeriod === key.returnPeriod && task.key.form === key.form,
    ),
  }));
  // While work of an earlier start is open, the books stay as they were sent.
  if (before.state.status !== 'filed' && !before.busy && !options.nil)
    await bringBooksToFiles(product, output, { key, files, read });
  const receipt = await fileWhole(product, output, {
    key,
    pan,
    isNil: options.nil === true,
    askLoginOtp: loginOtpFrom(output, options.otp),
    askEvc: async () =>
      options.evc ?? ask(output, { asks: 'The EVC OTP that the signatory has received', option: '--evc' }),
    consent: async (says) => (options.yes ? output.say(says) : askConsent(output, says)),
  });
  output.say(`Filed. ARN ${receipt.arn} on ${receipt.filedOn}`);
  output.document({
    command: 'file',
    form: key.form,
    gstin: key.gstin,
    period: options.period,
    status: 'filed',
    ...receipt,
  });
}

/** The command line says who files; what the web app knows besides stays. */
async function register({ filing, actor }: Product, { filer, user, pan, options }: Prepared): Promise<void> {
  const known = await filing.store.inBooks(actor.tenantId, (books) => books.registration(filer.gstin));
  const { turnover } = filer;
  const registration: Registration = {
    gstin: filer.gstin,
    legalName: known?.legalName ?? filer.gstin,
    portalUserName: user,
    signatoryPan: pan,
    gateway: options.portal,
    frequency: filer.frequency,
    turnoverPreviousYear: turnover?.previousYear ?? known?.turnoverPreviousYear ?? null,
    turnoverCurrentYear: turnover?.currentYear ?? known?.turnoverCurrentYear ?? null,
  };
  await saveRegistration(filing, actor, registration);
}

function interrupted(): never {
  throw new CommandStopped(
    exitCodes.interrupted,
    'Stopped. What is begun is kept: start the same command again to go on where it was.',
  );
}
