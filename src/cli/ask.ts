import { confirm, isCancel, password, text } from '@clack/prompts';
import { CommandStopped, exitCodes, usage } from './exit-codes.ts';
import type { Output } from './output.ts';

/** A value that a command needs, and how it is given on the command line where nobody can be asked. */
export interface Question {
  readonly asks: string;
  readonly option: string;
  readonly secret?: boolean;
  /** What is wrong with an answer, as a sentence; undefined when nothing is. */
  readonly fault?: (answer: string) => string | undefined;
}

/** Asks for a value on the terminal; where nobody sits, says which option to give. The question goes to standard error. */
export async function ask(output: Output, question: Question): Promise<string> {
  if (!output.terminal.interactive)
    throw usage(`${question.asks} is needed. Give it with ${question.option}.`);
  const prompt = {
    message: question.asks,
    output: process.stderr,
    validate: (answer: string | undefined) =>
      answer ? question.fault?.(answer) : `Enter a value, or give it with ${question.option}.`,
  };
  const answer = question.secret ? await password(prompt) : await text(prompt);
  if (isCancel(answer)) throw stopped();
  return answer.trim();
}

/** Asks for a yes; where nobody sits, the yes must come with --yes. */
export async function askConsent(output: Output, asks: string): Promise<void> {
  if (!output.terminal.interactive) throw usage(`${asks} Confirm it with --yes.`);
  const answer = await confirm({ message: asks, output: process.stderr, initialValue: false });
  if (isCancel(answer) || !answer) throw stopped();
}

function stopped(): CommandStopped {
  return new CommandStopped(
    exitCodes.interrupted,
    'Stopped at your wish. Start the command again to go on where it was.',
  );
}
