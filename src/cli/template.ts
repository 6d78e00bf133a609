import { writeFile } from 'node:fs/promises';
import { type TemplateName, templateNames, writeTemplate } from '../workbooks/templates.ts';
import { periodArgument } from './arguments.ts';
import { type ExitCode, exitCodes, usage } from './exit-codes.ts';
import type { Output } from './output.ts';

/** Options of `template` as commander reads them. */
export interface TemplateOptions {
  readonly period?: string;
  readonly out?: string;
}

/** `template NAME`: writes an empty workbook to fill in and import; the form as it is in the period, today's unless given. */
export async function template(
  output: Output,
  name: string,
  { options, today }: { readonly options: TemplateOptions; readonly today: string },
): Promise<ExitCode> {
  if (!isTemplate(name)) throw usage(`"${name}" is no template. There are ${templateNames.join(' and ')}.`);
  const [year, month] = today.split('-');
  const period = periodArgument(options.period ?? `${month}${year}`);
  const out = options.out ?? `${name}.xlsx`;
  await writeFile(out, await writeTemplate(name, period));
  output.say(`Written: ${out}. Fill it in below the column names, then give it to prepare or file.`);
  output.document({ command: 'template', name, out });
  return exitCodes.done;
}

const isTemplate = (name: string): name is TemplateName =>
  (templateNames as readonly string[]).includes(name);
