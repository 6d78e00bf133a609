import { inflateSync } from 'node:zlib';

/** The text of each page of a PDF of ours, a line for each text that was set: the maps of its fonts read back. */
export function textOfPdf(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  const named = new Map<string, string>();
  for (const { head } of objects.values())
    for (const [, name = '', id = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) named.set(name, id);
  for (const [name, id] of named) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1];
    fonts.set(name, lettersOf(objects.get(map ?? '')?.stream ?? ''));
  }
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  return pages.map(({ head }) => {
    const contents = /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '';
    return readPage(objects.get(contents)?.stream ?? '', fonts);
  });
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const found of text.matchAll(/(\d+) 0 obj\n/g)) {
    const from = found.index + found[0].length;
    const whole = text.slice(from, text.indexOf('endobj', from));
    const at = whole.indexOf('stream\n');
    const head = at < 0 ? whole : whole.slice(0, at);
    const packed = at < 0 ? '' : whole.slice(at + 7, whole.lastIndexOf('\nendstream'));
    const isPacked = head.includes('/FlateDecode') && !head.includes('/Length1');
    const stream = isPacked ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1') : packed;
    objects.set(found[1] ?? '', { head, stream });
  }
  return objects;
}

/** What each glyph stands for, by its code of four hexadecimal digits. */
function lettersOf(map: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [, first = '', list = ''] of map.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g)) {
    const codes = [...list.matchAll(/<([\w ]+)>/g)];
    codes.forEach(([, code = ''], at) => {
      const glyph = (Number.parseInt(first, 16) + at).toString(16).padStart(4, '0');
      const units = code.replaceAll(' ', '').match(/.{4}/g) ?? [];
      letters.set(glyph, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
    });
  }
  return letters;
}

function readPage(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let letters: ReadonlyMap<string, string> = new Map();
  const lines: string[] = [];
  for (const [whole, font, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) letters = fonts.get(font) ?? new Map();
    else if (whole.endsWith('TJ')) {
      const glyphs = [...(shown ?? '').matchAll(/<(\w*)>/g)].flatMap(
        ([, run = '']) => run.match(/.{4}/g) ?? [],
      );
      lines.push(glyphs.map((glyph) => letters.get(glyph) ?? '').join(''));
    }
  }
  return lines.join('\n');
}
