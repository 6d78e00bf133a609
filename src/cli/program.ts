import { Command, CommanderError } from 'commander';
import { portArgument, wholeNumberArgument } from './arguments.ts';
import { demo } from './demo.ts';
import { CommandStopped, type ExitCode, exitCodes } from './exit-codes.ts';
import { type FileOptions, fileReturn } from './file.ts';
import { createKeys, type KeysOptions, listKeys, revokeKeys } from './keys.ts';
import { type Output, outputTo } from './output.ts';
import { type PrepareOptions, prepare } from './prepare.ts';
import { type ReconcileOptions, reconcileFiles } from './reconcile.ts';
import { refusalOf } from './refusal.ts';
import { serve } from './serve.ts';
import { type StatusOptions, status } from './status.ts';
import { type TemplateOptions, template } from './template.ts';
import {
  createWebhookCommand,
  listWebhooks,
  logWebhook,
  redeliverCommand,
  removeWebhookCommand,
  rotateWebhook,
  switchWebhook,
  tryWebhookCommand,
  type WebhooksOptions,
} from './webhooks.ts';
import type { ServeOptions, World } from './world.ts';

/** Runs one command line (without `node` and the script) and answers its exit code; nothing is thrown. */
export async function runCli(argv: readonly string[], world: World): Promise<ExitCode> {
  const output = outputTo(world.terminal, argv.includes('--json'));
  let exitCode: ExitCode = exitCodes.done;
  const program = buildProgram(world, output, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error, output);
  }
}

type Finish = (code: ExitCode) => void;

function buildProgram(world: World, output: Output, finish: Finish): Command {
  const program = new Command('vivarani')
    .description("Prepares, checks, saves and files India's GST returns.")
    .version(world.version)
    .exitOverride()
    .showHelpAfterError('Run "vivarani help" to see the commands and their options.')
    .configureOutput({
      writeOut: (text) => world.terminal.out(text),
      writeErr: (text) => world.terminal.err(text),
    })
    .addHelpText('after', helpOnExits);
  prepareCommand(program, world, output, finish);
  fileCommand(program, world, output, finish);
  templateCommand(program, world, output, finish);
  statusCommand(program, world, output, finish);
  reconcileCommand(program, world, output, finish);
  keysCommands(program, world, output, finish);
  webhooksCommands(program, world, output, finish);
  servingCommands(program, world, output, finish);
  return program;
}

const helpOnExits = `
Exit codes: 0 done, 1 the data has errors, 2 the portal refused, 3 a defect of ours, 64 the command line is wrong.
The database is DATABASE_URL where it is set, else the embedded server in the data folder (--data, default .vivarani).`;

function command(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('--json', 'print one JSON document on standard output, everything else on standard error')
    .option('--data <DIR>', 'folder of the embedded database, keys and logs');
}

function ofReturn(of: Command): Command {
  return of
    .requiredOption('--gstin <GSTIN>', 'GSTIN of the taxpayer')
    .requiredOption('--period <MMYYYY>', 'return period, for example 102026 for October 2026');
}

function withFiles(of: Command, files: '<files...>' | '[files...]'): Command {
  return ofReturn(of)
    .argument(
      files,
      'official workbook (.xlsx), one .csv for each sheet, a sales register of any columns (GST Nirvana, Tally, marketplaces), or a portal JSON',
    )
    .option('--quarterly', 'the taxpayer files quarterly (months 1 and 2 of a quarter are IFF)')
    .option('--form <FORM>', 'gstr1, or gstr1a to correct a filed GSTR-1 of the same period', 'gstr1')
    .option('--turnover-previous <RUPEES>', 'aggregate turnover of the previous financial year')
    .option('--turnover-current <RUPEES>', 'aggregate turnover of the current year so far')
    .option(
      '--mapping <FILE>',
      'what the columns of a sales register are: mapping.json of prepare, corrected',
    );
}

function prepareCommand(program: Command, world: World, output: Output, finish: Finish): void {
  withFiles(
    command(program, 'prepare', 'Check files and write the payload for the portal; no database, no network.'),
    '<files...>',
  )
    .requiredOption('--out <DIR>', 'folder for payload.json, findings.json, findings.xlsx and summary.json')
    .option('--explain', 'print for each document of a register in which tables it stands, and why')
    .action(async (files: string[], options: PrepareOptions) =>
      finish(await prepare(output, files, { options, today: world.today() })),
    );
}

function fileCommand(program: Command, world: World, output: Output, finish: Finish): void {
  withFiles(
    command(
      program,
      'file',
      'File a return: connect, save, proceed, compare the summary, sign with EVC, file, track.',
    ),
    '[files...]',
  )
    .option('--nil', 'file a nil return: the period has no supply at all, and no files are named')
    .option('--user <NAME>', 'user name on the GST portal')
    .option('--pan <PAN>', 'PAN of the authorised signatory')
    .option('--portal <NAME>', 'which portal: simulator or gstn', 'simulator')
    .option('--otp <OTP>', 'one-time password of the portal for signing in')
    .option('--evc <OTP>', 'one-time password for the electronic verification code')
    .option('--yes', 'file without asking once more')
    .action(async (files: string[], options: FileOptions) =>
      finish(await fileReturn(output, files, { options, world })),
    );
}

function templateCommand(program: Command, world: World, output: Output, finish: Finish): void {
  command(program, 'template', 'Write an empty workbook to fill in: gstr1-workbook or sales-register.')
    .argument('<name>', 'gstr1-workbook or sales-register')
    .option('--period <MMYYYY>', 'return period whose form it is (default: this month)')
    .option('--out <FILE>', 'file to write (default: NAME.xlsx here)')
    .action(async (name: string, options: TemplateOptions) =>
      finish(await template(output, name, { options, today: world.today() })),
    );
}

function statusCommand(program: Command, world: World, output: Output, finish: Finish): void {
  ofReturn(command(program, 'status', 'Tell where a return stands, on this side and on the portal.'))
    .option('--portal <NAME>', 'which portal: simulator or gstn', 'simulator')
    .action(async (options: StatusOptions) => finish(await status(output, { options, world })));
}

function reconcileCommand(program: Command, world: World, output: Output, finish: Finish): void {
  command(
    program,
    'reconcile',
    'Match a register with GSTR-2A, GSTR-2B, IMS or GSTR-1A: OK, TO, CO, Mismatch.',
  )
    .requiredOption('--register <FILE>', 'register of purchases or sales: .xlsx, .csv or JSON')
    .requiredOption('--inward <FILES...>', 'what counter parties report, as downloaded: JSON or ZIP')
    .option('--out <FILE>', 'write the verdicts as a workbook (.xlsx)')
    .option('--letters <DIR>', 'write a workbook and a message for each supplier with open documents')
    .option('--policy <POLICY>', 'seed or careful (default: careful for GSTR-2B and IMS, else seed)')
    .option('--tolerance <RUPEES>', 'how far amounts may differ and still agree')
    .action(async (options: ReconcileOptions) =>
      finish(await reconcileFiles(output, { options, today: world.today() })),
    );
}

function keysCommands(program: Command, world: World, output: Output, finish: Finish): void {
  const keys = program.command('keys').description('API keys for programs: create, list, revoke.');
  command(keys, 'create', 'Make an API key and secret; they are shown once.')
    .option('--name <NAME>', 'whose key it is')
    .option('--email <ADDRESS>', 'account address that WhiteBooks clients send with every call')
    .option(
      '--gstin <GSTIN>',
      'a GSTIN the key may speak for; repeat it for more (default: every one)',
      collect,
    )
    .option('--limit <NUMBER>', 'calls a minute, or none (default: 100)')
    .option('--role <ROLE>', 'what it may do: admin, preparer, filer or viewer (default: admin)')
    .option('--mode <MODE>', 'pass-through: send what comes; strict: check it by our rules first')
    .action(async (options: KeysOptions) => finish(await createKeys(output, { options, world })));
  command(keys, 'list', 'List the API keys by their first characters.').action(async (options: KeysOptions) =>
    finish(await listKeys(output, { options, world })),
  );
  command(keys, 'revoke', 'End an API key and its sessions.')
    .argument('<id>', 'id of the consumer, as listed')
    .action(async (id: string, options: KeysOptions) =>
      finish(await revokeKeys(output, { id, options, world })),
    );
}

function webhooksCommands(program: Command, world: World, output: Output, finish: Finish): void {
  const webhooks = program
    .command('webhooks')
    .description('Tell programs what happens: create, list, try, log, redeliver, rotate, on, off, remove.');
  command(webhooks, 'create', 'Make a webhook; its secret is shown once.')
    .argument('<url>', 'address that messages are sent to')
    .option('--event <EVENT>', 'an event to hear of; repeat it for more (default: every one)', collect)
    .option('--gstin <GSTIN>', 'a GSTIN to hear of; repeat it for more (default: every one)', collect)
    .action(async (url: string, options: WebhooksOptions) =>
      finish(await createWebhookCommand(output, { url, options, world })),
    );
  command(webhooks, 'list', 'List the webhooks.').action(async (options: WebhooksOptions) =>
    finish(await listWebhooks(output, { options, world })),
  );
  const ofOne = (name: string, description: string) =>
    command(webhooks, name, description).argument('<id>', 'id of the webhook, as listed');
  const simple = [
    ['try', 'Send a trial message.', tryWebhookCommand],
    ['rotate', 'Make a new secret; the one before signs beside it for a day.', rotateWebhook],
    ['remove', 'Remove a webhook with its log.', removeWebhookCommand],
  ] as const;
  for (const [name, description, run] of simple)
    ofOne(name, description).action(async (id: string, options: WebhooksOptions) =>
      finish(await run(output, { id, options, world })),
    );
  for (const name of ['on', 'off'])
    ofOne(name, `Switch a webhook ${name}.`).action(async (id: string, options: WebhooksOptions) =>
      finish(await switchWebhook(output, { id, options, world, isEnabled: name === 'on' })),
    );
  ofOne('log', 'List what was sent, with the answers.')
    .option('--limit <NUMBER>', 'deliveries to list (default: 20)')
    .action(async (id: string, options: WebhooksOptions) =>
      finish(await logWebhook(output, { id, options, world })),
    );
  ofOne('redeliver', 'Send a delivery once more.')
    .argument('<delivery>', 'id of the delivery, as in the log')
    .action(async (id: string, deliveryId: string, options: WebhooksOptions) =>
      finish(await redeliverCommand(output, { id, deliveryId, options, world })),
    );
}

const collect = (value: string, before: readonly string[] = []) => [...before, value];

interface RawServeOptions {
  readonly data?: string;
  readonly port?: string;
  readonly host?: string;
  readonly simulatorPort?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly seed?: string;
  readonly faults?: string;
}

function servingCommands(program: Command, world: World, output: Output, finish: Finish): void {
  const run = (what: 'start' | 'server' | 'worker' | 'simulator') => async (raw: RawServeOptions) =>
    finish(await serve(output, world, { what, options: serveOptions(raw, world) }));
  const listening = (of: Command) =>
    of
      .option('--port <PORT>', 'port to listen on')
      .option('--host <HOST>', 'address to listen on (default: 127.0.0.1)');
  const secured = (of: Command) =>
    of
      .option('--tls-cert <FILE>', 'certificate for HTTPS, PEM')
      .option('--tls-key <FILE>', 'its private key, PEM');
  secured(
    listening(
      command(program, 'start', 'Start everything: database, web app, API, worker and the portal simulator.'),
    ),
  )
    .option('--simulator-port <PORT>', 'port of the portal simulator')
    .action(run('start'));
  secured(listening(command(program, 'server', 'Serve the web app and the API.'))).action(run('server'));
  command(program, 'worker', 'Do the background work: saving, following, filing.').action(run('worker'));
  listening(command(program, 'simulator', 'Serve the portal simulator.'))
    .option('--seed <NUMBER>', 'seed of everything that looks like chance')
    .option('--faults <FILE>', 'JSON file with the faults to begin with')
    .action(run('simulator'));
  command(
    program,
    'demo',
    'File a sample return through a simulator of its own, print each step and the ARN.',
  ).action(async () => finish(await demo(output, world)));
}

function serveOptions(raw: RawServeOptions, world: World): ServeOptions {
  const port = portArgument(raw.port);
  const simulatorPort = portArgument(raw.simulatorPort);
  return {
    dataDir: raw.data ?? world.defaultDataDir,
    ...(raw.host === undefined ? {} : { host: raw.host }),
    ...(port === undefined ? {} : { port }),
    ...(simulatorPort === undefined ? {} : { simulatorPort }),
    ...(raw.tlsCert === undefined ? {} : { tlsCert: raw.tlsCert }),
    ...(raw.tlsKey === undefined ? {} : { tlsKey: raw.tlsKey }),
    ...(raw.seed === undefined ? {} : { seed: wholeNumberArgument('--seed', raw.seed) }),
    ...(raw.faults === undefined ? {} : { faults: raw.faults }),
  };
}

function explain(error: unknown, output: Output): ExitCode {
  if (error instanceof CommanderError) {
    // Help and version asked for are no mistake; commander has printed already what there is to say.
    const asked = error.exitCode === 0;
    if (!asked)
      output.document({ error: { code: 'COMMAND-LINE', says: error.message.replace(/^error: /, '') } });
    return asked ? exitCodes.done : exitCodes.commandLineWrong;
  }
  const { exitCode, code, says, document } =
    error instanceof CommandStopped ? stopped(error) : refusalOf(error);
  output.warn(says);
  output.document({ ...document, error: { code, says } });
  return exitCode;
}

function stopped({ exitCode, message, document }: CommandStopped) {
  return {
    exitCode,
    code: exitCode === exitCodes.commandLineWrong ? 'COMMAND-LINE' : 'STOPPED',
    says: message,
    document,
  };
}
