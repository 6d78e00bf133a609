import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

/** How a text is set. */
export interface Style {
  readonly size?: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'right' | 'center';
  readonly colour?: string;
}

/** Where a text stands, in points from the upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

type Face = 'latin' | 'rupee' | 'devanagari';
interface Run {
  readonly face: Face;
  readonly text: string;
}

const fontFile = (name: string): string =>
  fileURLToPath(new URL(`../../../assets/fonts/noto-sans-${name}.ttf`, import.meta.url));
const lineHeight = 1.45;

/** The margin of every page, in points. */
export const margin = 40;
/** Width and height of a page without its margins, in points. */
export const sheet = { width: 595.28 - 2 * margin, bottom: 841.89 - margin } as const;

/** A PDF of A4 pages on which texts in English and Hindi are set; it is read as a stream while it is written. */
export class Paper {
  readonly stream: NodeJS.ReadableStream;
  readonly #document: PDFDocument;

  constructor(title: string, author: string, at: string) {
    this.#document = new PDFDocument({
      size: 'A4',
      margin,
      lang: 'en-IN',
      displayTitle: true,
      info: { Title: title, Author: author, CreationDate: new Date(at) },
    });
    for (const name of ['latin-400', 'latin-600', 'rupee-400', 'rupee-600', 'devanagari-400'])
      this.#document.registerFont(name, fontFile(name));
    this.stream = this.#document;
  }

  /** Sets a text within a box, broken into lines; answers the height it took. */
  text(text: string, { x, y, width }: Box, style: Style = {}): number {
    const lines = this.#linesOf(text, width, style);
    const { size = 9, align = 'left' } = style;
    lines.forEach((line, at) => {
      const left = width - this.#widthOf(line, style);
      const from = align === 'left' ? x : x + (align === 'right' ? left : left / 2);
      this.#line(line, { x: from, y: y + at * size * lineHeight }, style);
    });
    return lines.length * size * lineHeight;
  }

  /** The height a text would take. */
  heightOf(text: string, width: number, style: Style = {}): number {
    return this.#linesOf(text, width, style).length * (style.size ?? 9) * lineHeight;
  }

  rule(y: number, { from = margin, to = margin + sheet.width, colour = '#9aa7aa' } = {}): void {
    this.#document.moveTo(from, y).lineTo(to, y).lineWidth(0.6).stroke(colour);
  }

  shade({ x, y, width }: Box, height: number): void {
    this.#document.rect(x, y, width, height).fill('#eef3f3');
  }

  newPage(): void {
    this.#document.addPage();
  }

  end(): void {
    this.#document.end();
  }

  #line(line: string, { x, y }: { readonly x: number; readonly y: number }, style: Style): void {
    let at = x;
    for (const run of runsOf(line)) {
      this.#choose(run, style);
      this.#document.fillColor(style.colour ?? '#16262b').text(run.text, at, y, { lineBreak: false });
      at += this.#document.widthOfString(run.text);
    }
  }

  #widthOf(line: string, style: Style): number {
    let width = 0;
    for (const run of runsOf(line)) {
      this.#choose(run, style);
      width += this.#document.widthOfString(run.text);
    }
    return width;
  }

  #choose({ face }: Run, { size = 9, bold = false }: Style): void {
    const weight = bold && face !== 'devanagari' ? 600 : 400;
    this.#document.font(`${face}-${weight}`).fontSize(size);
  }

  #linesOf(text: string, width: number, style: Style): readonly string[] {
    return text.split('\n').flatMap((paragraph) => {
      const lines: string[] = [];
      let line = '';
      for (const word of paragraph.split(' ').flatMap((each) => this.#fitting(each, width, style))) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (line !== '' && this.#widthOf(longer, style) > width) {
          lines.push(line);
          line = word;
        } else line = longer;
      }
      return [...lines, line];
    });
  }

  /** A word that is wider than its column is broken where it must be. */
  #fitting(word: string, width: number, style: Style): readonly string[] {
    if (this.#widthOf(word, style) <= width) return [word];
    const parts: string[] = [];
    let part = '';
    for (const letter of new Intl.Segmenter('en-IN').segment(word)) {
      if (part !== '' && this.#widthOf(part + letter.segment, style) > width) {
        parts.push(part);
        part = '';
      }
      part += letter.segment;
    }
    return [...parts, part];
  }
}

/** A text in the parts that one file of letters can set; joiners and spaces stay with what stands before them. */
function runsOf(text: string): readonly Run[] {
  const runs: { face: Face; text: string }[] = [];
  for (const letter of text) {
    const last = runs.at(-1);
    const face = faceOf(letter) ?? last?.face ?? 'latin';
    if (last?.face === face) last.text += letter;
    else runs.push({ face, text: letter });
  }
  return runs;
}

/** Null for what any of them can set. */
function faceOf(letter: string): Face | null {
  if (letter === '₹') return 'rupee';
  const code = letter.codePointAt(0) ?? 0;
  if ((code >= 0x900 && code <= 0x97f) || (code >= 0xa8e0 && code <= 0xa8ff)) return 'devanagari';
  return code === 0x200c || code === 0x200d ? null : 'latin';
}
