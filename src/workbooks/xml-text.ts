import { UnreadableFile } from './unreadable.ts';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Text between two tags as the writer meant it: references, CDATA and Excel's `_x000D_` escapes resolved. */
export function plainText(xml: string): string {
  let text = xml;
  if (text.includes('<')) text = withoutMarkup(text);
  if (text.includes('&')) text = text.replace(/&(#?\w{1,8});/g, entity);
  return text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/** Drops comments and turns CDATA into escaped text, so that what looks like a tag inside them is none. */
export function withoutMarkup(xml: string): string {
  return xml
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) =>
      inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    );
}

/** All the `<t>` texts of a string item joined (rich text), without the phonetic hints of `<rPh>`. */
export function joinedText(xml: string, prefix: string): string {
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  const source = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml;
  let text = '';
  for (let at = source.indexOf(open); at >= 0; at = source.indexOf(open, at + 1)) {
    const next = source.charCodeAt(at + open.length);
    if (next !== 62 && next !== 32) continue;
    const start = source.indexOf('>', at) + 1;
    if (source.charCodeAt(start - 2) === 47) continue;
    const end = source.indexOf(close, start);
    if (end < 0) break;
    text += source.slice(start, end);
    at = end;
  }
  return plainText(text);
}

/** Value of an attribute in the text of a tag; undefined when absent. */
export function attribute(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}="`);
  if (at < 0) return attributeInQuotes(tag, name);
  const start = at + name.length + 3;
  return tag.slice(start, tag.indexOf('"', start));
}

function attributeInQuotes(tag: string, name: string): string | undefined {
  if (!tag.includes(name)) return undefined;
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2];
}

/** Refuses XML that declares a document type: a workbook has none, an attack with entities needs one. */
export function refuseDocumentType(fileName: string, partName: string, xml: string): void {
  if (!/<!(DOCTYPE|ENTITY)/i.test(xml)) return;
  throw new UnreadableFile({
    code: 'FILE-XML',
    says: `File "${fileName}" was not opened: its part "${partName}" declares a document type, which no workbook of Excel does. Copy the rows into a new workbook and import that.`,
  });
}

/** Attributes of every element with a name, whatever its prefix, in the order of the text; comments do not count. */
export function elementsNamed(xml: string, name: string): readonly Readonly<Record<string, string>>[] {
  const source = xml.includes('<!') ? withoutMarkup(xml) : xml;
  const tags = source.matchAll(new RegExp(`<(?:\\w+:)?${name}((?:\\s[^<>]*)?)>`, 'g'));
  return Array.from(tags, ([, inner = '']) => {
    const pairs = inner.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
    return Object.fromEntries(
      Array.from(pairs, ([, key = '', double, single]) => [key, plainText(double ?? single ?? '')]),
    );
  });
}
