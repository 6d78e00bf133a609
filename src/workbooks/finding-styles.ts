import { elementsNamed } from './xml-text.ts';

/** Numbers of the cell styles that findings are shown in, and the style sheet that has them. */
export interface FindingStyles {
  readonly xml: string;
  /** The coloured twin of a cell style. */
  coloured(style: number): number;
  /** The style without the colour of an earlier list of findings. */
  uncoloured(style: number): number;
  readonly remedy: number;
  readonly heading: number;
  readonly link: number;
  readonly wrapped: number;
}

// One shade off Excel's own "bad": a workbook that comes back shows which cells we coloured, and only those.
const errorColour = 'FFFFC7CD';
const errorFill = `<fill><patternFill patternType="solid"><fgColor rgb="${errorColour}"/><bgColor indexed="64"/></patternFill></fill>`;
const remedyFill =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/><bgColor indexed="64"/></patternFill></fill>';
const boldFont = '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>';
const linkFont =
  '<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/><family val="2"/></font>';

/** Adds the styles of findings to a style sheet; null when the sheet is of a form we do not touch. */
export function addFindingStyles(xml: string): FindingStyles | null {
  const styles = /<cellXfs[\s>][\s\S]*?<\/cellXfs>/.exec(xml)?.[0];
  const fills = fillsOf(xml);
  const fonts = elementsNamed(/<fonts[\s>][\s\S]*?<\/fonts>/.exec(xml)?.[0] ?? '', 'font').length;
  if (styles === undefined || fills.length === 0 || fonts === 0) return null;
  const own = styles.match(/<xf(?:\s[^>]*?)?(?:\/>|>[\s\S]*?<\/xf>)/g) ?? [];
  const twins = own.map((style) => withFill(style, fills.length));
  const added = [
    `<xf numFmtId="0" fontId="0" fillId="${fills.length + 1}" borderId="0" xfId="0" applyFill="1" applyAlignment="1"><alignment vertical="top"/></xf>`,
    `<xf numFmtId="0" fontId="${fonts}" fillId="0" borderId="0" xfId="0" applyFont="1"/>`,
    `<xf numFmtId="0" fontId="${fonts + 1}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>`,
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  ];
  const plain = own.map((style) => withFill(style, 0));
  const earlier = own.map(
    (style) => fills[Number(/\sfillId="(\d+)"/.exec(style)?.[1] ?? 0)]?.includes(errorColour) ?? false,
  );
  const count = own.length;
  let changed = append(xml, 'cellXfs', [...twins, ...plain, ...added]);
  changed = append(changed, 'fills', [errorFill, remedyFill]);
  changed = append(changed, 'fonts', [boldFont, linkFont]);
  const first = count * 3;
  return {
    xml: changed,
    coloured: (style) => count + Math.min(style, count - 1),
    uncoloured: (style) => (earlier[style] ? count * 2 + style : style),
    remedy: first,
    heading: first + 1,
    link: first + 2,
    wrapped: first + 3,
  };
}

function fillsOf(xml: string): readonly string[] {
  const list = /<fills[\s>][\s\S]*?<\/fills>/.exec(xml)?.[0] ?? '';
  return list.match(/<fill(?:\s[^>]*?)?(?:\/>|>[\s\S]*?<\/fill>)/g) ?? [];
}

function withFill(style: string, fill: number): string {
  return style.replace(/^<xf([^>]*?)(\/?)>/, (_, attributes: string, slash: string) => {
    const kept = attributes.replace(/\s(?:fillId|applyFill)="[^"]*"/g, '');
    return `<xf${kept} fillId="${fill}" applyFill="1"${slash}>`;
  });
}

function append(xml: string, list: string, items: readonly string[]): string {
  return xml.replace(new RegExp(`<${list}(?:\\s[^>]*)?>([\\s\\S]*?)</${list}>`), (whole, inner: string) => {
    const extra = Number(/\scount="(\d+)"/.exec(whole)?.[1] ?? 0) + items.length;
    return `<${list} count="${extra}">${inner}${items.join('')}</${list}>`;
  });
}
