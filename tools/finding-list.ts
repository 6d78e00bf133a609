// Gathers every finding that the core and the readers of files can make, from the source itself: nothing can be left out.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A finding as the source writes it; what is only known when it is made stands as `…`. */
export interface ListedFinding {
  readonly code: string;
  readonly severity: string;
  readonly says: string;
  readonly source: string;
  readonly portalCode: string;
  /** Path of the file that makes it, from `src`. */
  readonly file: string;
}

const root = fileURLToPath(new URL('../src/', import.meta.url));
const isCode = (text: string): boolean => /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/.test(text) && text.length > 3;

/**
 * Every place in `src/core` and `src/workbooks` that makes a finding, by code and file, and in `src/filing`: there a reason
 * why something cannot be done has a code too, and only a finding has a severity.
 */
export function allFindings(): readonly ListedFinding[] {
  const found = [
    ...['core', 'workbooks'].flatMap(sourcesIn).flatMap((path) => findingsOf(path, 'error')),
    ...sourcesIn('filing').flatMap((path) => findingsOf(path, null)),
  ];
  return found.toSorted((a, b) => (a.code === b.code ? compare(a.file, b.file) : compare(a.code, b.code)));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function sourcesIn(part: string): readonly string[] {
  return (
    readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
      // What matching says of two documents is a verdict, not a finding.
      .filter((name) => name.endsWith('.ts') && !/\.(test|test-kit)\.ts$|^matching\//.test(name))
      .map((name) => join(root, part, name))
  );
}

/** `usual` is the severity where none is written; without one there it is no finding. */
function findingsOf(path: string, usual: string | null): readonly ListedFinding[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true);
  const file = relative(root, path);
  const found: ListedFinding[] = [];
  const visit = (node: ts.Node): void => {
    for (const finding of ts.isObjectLiteralExpression(node) ? ofLiteral(node) : ofCall(node)) {
      const severity = finding.severity || usual;
      if (severity) found.push({ ...finding, severity, file });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

type Found = Omit<ListedFinding, 'file'>;

/** `{ code: 'A', severity: 'error', says: … }`: whatever has a code and says something. */
function ofLiteral(node: ts.ObjectLiteralExpression): readonly Found[] {
  const value = (name: string): ts.Node | undefined => {
    const property = node.properties.find((one) => one.name?.getText() === name);
    return property && ts.isPropertyAssignment(property) ? property.initializer : property;
  };
  const [code, says] = [value('code'), value('says')];
  if (!code || !says) return [];
  return codesIn(code).map((each) => ({
    code: each,
    severity: codeText(value('severity')),
    says: sentence(says),
    source: codeText(value('source')),
    portalCode: codeText(value('portalCode')),
  }));
}

/** `fault('A', 'says', 'source', 'RET1')`: functions that make a finding of a code and a sentence after it. */
function ofCall(node: ts.Node): readonly Found[] {
  if (!ts.isCallExpression(node)) return [];
  const at = node.arguments.findIndex((each) => ts.isStringLiteral(each) && isCode(each.text));
  const [code, says, source, portalCode] = node.arguments.slice(Math.max(at, 0));
  // Codes of one word are words of others too; only these make findings of them.
  const isFault = ['fault', 'error'].includes(node.expression.getText());
  if (at < 0 || !says || !(isFault || (codeText(code).includes('-') && sentence(says)))) return [];
  const severity = node.arguments.map(codeText).find((text) => /^(error|warning|info)$/.test(text));
  return [
    {
      code: codeText(code),
      severity: severity ?? '',
      says: sentence(says),
      // `error` names a column there; a source of law is more than one word.
      source: codeText(source).includes(' ') ? codeText(source) : '',
      portalCode: codeText(portalCode),
    },
  ];
}

/** All literals of an expression: both ways of `a ? 'X' : 'Y'`. */
function codesIn(node: ts.Node): readonly string[] {
  if (ts.isStringLiteral(node)) return isCode(node.text) ? [node.text] : [];
  if (ts.isConditionalExpression(node)) return [...codesIn(node.whenTrue), ...codesIn(node.whenFalse)];
  return [];
}

const codeText = (node: ts.Node | undefined): string =>
  node && ts.isStringLiteralLike(node) ? node.text : '';

/** The longest text under a node, with `…` for what is filled in; a name stands for what the file says under it. */
function sentence(node: ts.Node): string {
  return [node, ...namesIn(node)].map(textUnder).find(Boolean) ?? '';
}

/** What the file declares under the names that a node uses, and may be seen from there. */
function namesIn(node: ts.Node): readonly ts.Node[] {
  const names = new Set<string>();
  const gather = (each: ts.Node): void => {
    if (ts.isIdentifier(each)) names.add(each.text);
    ts.forEachChild(each, gather);
  };
  gather(node);
  const around: ts.Node[] = [];
  for (let outer: ts.Node = node; outer; outer = outer.parent) around.push(outer);
  const declared: ts.Node[] = [];
  const find = (each: ts.Node): void => {
    const isDeclaration = ts.isVariableDeclaration(each) || ts.isFunctionDeclaration(each);
    if (isDeclaration && each.name && names.has(each.name.getText())) declared.push(each);
    if (around.includes(each) || !ts.isFunctionLike(each)) ts.forEachChild(each, find);
  };
  find(node.getSourceFile());
  return declared;
}

function textUnder(node: ts.Node): string {
  const texts: string[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isStringLiteralLike(each)) texts.push(each.text);
    else if (ts.isTemplateExpression(each)) {
      texts.push(each.head.text + each.templateSpans.map(({ literal }) => `…${literal.text}`).join(''));
    } else ts.forEachChild(each, visit);
  };
  visit(node);
  return texts.filter((text) => text.includes(' ')).toSorted((a, b) => b.length - a.length)[0] ?? '';
}
