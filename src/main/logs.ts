import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { type DestinationStream, type Logger, pino } from 'pino';

/** Names of values that never reach a log, wherever they stand in an object. */
const secretNames =
  /^(auth[-_]?token|x-api-key|authorization|cookie|set-cookie|otp|login[-_]?otp|evc|evcotp|sek|rek|app[-_]?key|session[-_]?key|secret|client[-_]?secret|password|password[-_]?hash|token|sign|sid|secret[-_]?key|private[-_]?key)$/i;
const deepest = 8;

/** Copies a value with everything secret in it replaced; deeper than eight levels nothing is shown. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return withoutCredentials(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (depth >= deepest) return '[deep]';
  if (value instanceof Error) return errorWithoutSecrets(value, depth);
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      secretNames.test(name) ? '[secret]' : withoutSecrets(item, depth + 1),
    ]),
  );
}

/** A database address may carry a password: postgres://name:password@host. */
function withoutCredentials(text: string): string {
  if (!text.includes('://')) return text;
  return text.replace(/(\w+:\/\/[^\s:/@]+:)[^\s@/]+@/g, '$1[secret]@');
}

function errorWithoutSecrets(error: Error, depth: number): unknown {
  const own = withoutSecrets({ ...error }, depth + 1) as Readonly<Record<string, unknown>>;
  return {
    type: error.name,
    message: withoutCredentials(error.message),
    stack: withoutCredentials(error.stack ?? ''),
    ...own,
  };
}

/** Where log lines go and how much is told. */
export interface LogOptions {
  readonly level: string;
  readonly destination: DestinationStream;
}

/** Makes the log of a process: JSON lines, secrets masked. */
export function createLog({ level, destination }: LogOptions): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (line) => withoutSecrets(line) as Record<string, unknown>,
      },
    },
    destination,
  );
}

/** The log of a server without a terminal: standard error, where the supervisor of the process collects it. */
export function logToStandardError(level: string): Logger {
  return createLog({ level, destination: writingTo(2) });
}

/** The log of a command with a person before it: `vivarani.log` in the data folder. */
export function logToFile(dataDir: string, level: string): Logger {
  mkdirSync(dataDir, { recursive: true });
  return createLog({ level, destination: writingTo(openSync(join(dataDir, 'vivarani.log'), 'a')) });
}

/** Lines go out together, a fifth of a second late at most; the end of the process waits for them. */
function writingTo(fd: number): DestinationStream {
  return pino.destination({ dest: fd, sync: false, minLength: 4096, periodicFlush: 200 });
}
