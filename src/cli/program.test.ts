import { describe, expect, it } from 'vitest';
import { PortalError } from '../filing/needs/portal.ts';
import { CommandStopped, exitCodes } from './exit-codes.ts';
import { runCli } from './program.ts';
import { worldWith } from './world.test-kit.ts';
import type { Running } from './world.ts';

const server = (stopped: string[]): Running => ({
  says: ['It answers on http://127.0.0.1:1.'],
  document: { web: 'http://127.0.0.1:1' },
  stop: async () => void stopped.push('server'),
});

describe('the command line', () => {
  it('prints its version and exits with 0', async () => {
    const { world, printed } = worldWith({});
    expect(await runCli(['--version'], world)).toBe(exitCodes.done);
    expect(printed.out).toBe('1.2.3\n');
  });

  it('hands options over as numbers and names, and stops what it started', async () => {
    const stopped: string[] = [];
    const seen: unknown[] = [];
    const { world, printed } = worldWith({
      server: async (options) => {
        seen.push(options);
        return server(stopped);
      },
    });
    expect(await runCli(['server', '--port', '0', '--data', 'here'], world)).toBe(exitCodes.done);
    expect(seen).toEqual([{ dataDir: 'here', port: 0 }]);
    expect(stopped).toEqual(['server']);
    expect(printed.out).toBe('It answers on http://127.0.0.1:1.\n');
  });

  it('prints one JSON document and nothing else on standard output with --json', async () => {
    const { world, printed } = worldWith({ server: async () => server([]) });
    await runCli(['server', '--json'], world);
    expect(JSON.parse(printed.out)).toEqual({ command: 'server', web: 'http://127.0.0.1:1' });
    expect(printed.err).toContain('It answers on');
  });

  it.each([
    [
      'a refusal of the portal',
      new PortalError('RET00009', 'The period is filed.', 'correct the return'),
      exitCodes.portalRefused,
      'RET00009',
    ],
    [
      'errors in the data',
      new CommandStopped(exitCodes.dataHasErrors, 'The files have 2 errors.'),
      exitCodes.dataHasErrors,
      '2 errors',
    ],
    ['a defect of ours', new TypeError('undefined is not a function'), exitCodes.defect, 'defect of ours'],
  ])('exits for %s with its own code and says so', async (_, error, code, says) => {
    const { world, printed } = worldWith({ simulator: () => Promise.reject(error) });
    expect(await runCli(['simulator'], world)).toBe(code);
    expect(printed.err).toContain(says);
  });

  it.each([
    [['server', '--port', 'eighty'], '--port "eighty"'],
    [['simulator', '--seed', 'x'], '--seed "x"'],
    [['file', 'a.xlsx', '--gstin', '27AAKCS7314M1ZU', '--period', '2026'], '--period "2026"'],
    [['start', 'everything'], 'too many arguments'],
  ])('exits with 64 for %j and quotes what is wrong', async (argv, quoted) => {
    const { world, printed } = worldWith({});
    expect(await runCli(argv, world)).toBe(exitCodes.commandLineWrong);
    expect(printed.err).toContain(quoted);
  });
});
