import type { Consumer, ConsumerMode, ConsumerRole, NewConsumer } from '../filing/needs/consumers.ts';
import { gstinArgument, wholeNumberArgument } from './arguments.ts';
import { everyRow } from './every-row.ts';
import { CommandStopped, type ExitCode, exitCodes, usage } from './exit-codes.ts';
import type { Output } from './output.ts';
import type { OpenedConsumers, World } from './world.ts';

/** Options of the `keys` commands as commander reads them. */
export interface KeysOptions {
  readonly data?: string;
  readonly name?: string;
  readonly email?: string;
  readonly gstin?: readonly string[];
  readonly limit?: string;
  readonly mode?: string;
  readonly role?: string;
}

interface Asked {
  readonly options: KeysOptions;
  readonly world: World;
}

/** `keys create`: makes an API consumer and shows its key and secret, this once. */
export async function createKeys(output: Output, { options, world }: Asked): Promise<ExitCode> {
  const wanted = consumerOf(options);
  return withConsumers(world, options, async ({ consumers, tenantId }) => {
    const { consumer, keys } = await consumers.create(tenantId, wanted);
    output.say(`API key ${keys.apiKey}`);
    output.say(`API secret ${keys.apiSecret}`);
    output.say('They are shown this once. Keep them.');
    output.say(consumerLine(consumer));
    output.document({ command: 'keys create', ...keys, consumer });
    return exitCodes.done;
  });
}

/** `keys list`: every API consumer, revoked ones too; never a key or secret. */
export async function listKeys(output: Output, { options, world }: Asked): Promise<ExitCode> {
  return withConsumers(world, options, async ({ consumers, tenantId }) => {
    const known = await everyRow((page) => consumers.list(tenantId, page));
    for (const consumer of known) output.say(consumerLine(consumer));
    if (known.length === 0)
      output.say('There are no API keys. Make one with "vivarani keys create --name NAME".');
    output.document({ command: 'keys list', consumers: known });
    return exitCodes.done;
  });
}

/** `keys revoke`: ends a consumer and its sessions at once. */
export async function revokeKeys(
  output: Output,
  { id, options, world }: Asked & { readonly id: string },
): Promise<ExitCode> {
  return withConsumers(world, options, async ({ consumers, tenantId }) => {
    if (!(await consumers.revoke(tenantId, id))) {
      throw new CommandStopped(
        exitCodes.commandLineWrong,
        `There is no API consumer "${id}". See their ids with "vivarani keys list".`,
      );
    }
    output.say(`Revoked ${id}. Its key and its sessions have ended.`);
    output.document({ command: 'keys revoke', consumerId: id });
    return exitCodes.done;
  });
}

async function withConsumers(
  world: World,
  { data }: KeysOptions,
  work: (opened: OpenedConsumers) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await world.openConsumers(data ?? world.defaultDataDir);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

function consumerOf({ name, email, gstin, limit, mode, role }: KeysOptions): NewConsumer {
  return {
    name: (name ?? '').trim() || 'API consumer',
    email: email ?? '',
    gstins: gstin ? gstin.map(gstinArgument) : null,
    ...(limit === undefined ? {} : { callsPerMinute: limitArgument(limit) }),
    mode: modeArgument(mode ?? 'pass-through'),
    role: roleArgument(role ?? 'admin'),
  };
}

function limitArgument(text: string): number | null {
  if (text === 'none') return null;
  const limit = wholeNumberArgument('--limit', text);
  if (limit === 0)
    throw usage('--limit "0" would allow no call. Give a number of calls a minute, or "none".');
  return limit;
}

function modeArgument(text: string): ConsumerMode {
  if (text === 'pass-through' || text === 'strict') return text;
  throw usage(`--mode "${text}" is not known. Write pass-through or strict.`);
}

const roles: readonly ConsumerRole[] = ['admin', 'preparer', 'filer', 'viewer'];

function roleArgument(text: string): ConsumerRole {
  const role = roles.find((one) => one === text);
  if (role) return role;
  throw usage(`--role "${text}" is not known. Write ${roles.join(', ')}.`);
}

function consumerLine({
  consumerId,
  name,
  keyStart,
  gstins,
  callsPerMinute,
  mode,
  role,
  revokedAt,
}: Consumer): string {
  const scope = gstins === null ? 'every GSTIN' : gstins.join(', ');
  const limit = callsPerMinute === null ? 'no limit' : `${callsPerMinute} calls a minute`;
  return `${consumerId}  ${name}  ${keyStart}…  ${scope}, ${limit}, ${mode}, ${role}${revokedAt ? `, revoked ${revokedAt}` : ''}`;
}
