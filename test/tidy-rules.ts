/** A source file as the tidy rules see it: its path from the root and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Types made from the API are measured by what makes them; the HSN master is a table of official facts, one code a line. */
const longByNature: ReadonlySet<string> = new Set(['src/core/hsn-master.ts', 'web/src/api/types.ts']);
const mostLines = 400;
const emptyNames = /(^|\/)(utils?|helpers?|common|manager|service|data|info)\.tsx?$/;

/** What stands against the house rules in one file, as sentences; an empty list when it is tidy. */
export function untidy(file: SourceFile): readonly string[] {
  return [sizeFault, nameFault, importFault, purityFault, exportFault].flatMap((rule) => rule(file));
}

function sizeFault({ path, text }: SourceFile): readonly string[] {
  const lines = text.split('\n').length - 1;
  return lines > mostLines && !longByNature.has(path)
    ? [`${path} has ${lines} lines; ${mostLines} are allowed. Split it by idea.`]
    : [];
}

function nameFault({ path }: SourceFile): readonly string[] {
  return emptyNames.test(path)
    ? [`${path}: the name says nothing. Name the file for the one thing it exports.`]
    : [];
}

function importFault({ path, text }: SourceFile): readonly string[] {
  if (!path.startsWith('src/')) return [];
  const wrong = [...text.matchAll(/from '(\.[^']*)'/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/\.(ts|tsx|json|css)$/.test(target));
  return wrong.map((target) => `${path}: the import of ${target} does not end in .ts.`);
}

/** The law has no clock and no chance: they come in as arguments. */
function purityFault({ path, text }: SourceFile): readonly string[] {
  if (!/^src\/(core|filing)\//.test(path) || path.endsWith('.test.ts')) return [];
  const impure = text.match(
    /\b(Date\.now|new Date\b(?!\()|new Date\(\)|Math\.random|performance\.now|setTimeout|setInterval|process\.)/,
  );
  return impure ? [`${path} uses ${impure[0]}. Core and filing take time and chance as arguments.`] : [];
}

/** Every export of a function, class, interface, type or constant has a sentence of documentation right above it. */
function exportFault({ path, text }: SourceFile): readonly string[] {
  if (!path.startsWith('src/') || path.endsWith('.test.ts')) return [];
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const name = /^export (?:async )?(?:function|class|interface|type|const) (\w+)/.exec(line)?.[1];
    if (!name) return [];
    const above = lines[index - 1]?.trim() ?? '';
    return above.endsWith('*/') ? [] : [`${path}: export ${name} has no sentence of documentation.`];
  });
}
