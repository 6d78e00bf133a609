declare module 'pdfkit' {
  import { Readable } from 'node:stream';

  interface Settings {
    readonly size: string;
    readonly margin: number;
    readonly lang: string;
    readonly displayTitle: boolean;
    readonly info: { readonly Title: string; readonly Author: string; readonly CreationDate: Date };
  }

  /** What is used of pdfkit 0.20, which brings no types: a document is read as a stream while pages are added. */
  export default class PDFDocument extends Readable {
    constructor(settings: Settings);
    registerFont(name: string, file: string): this;
    font(name: string): this;
    fontSize(points: number): this;
    fillColor(colour: string): this;
    text(text: string, x: number, y: number, options: { readonly lineBreak: boolean }): this;
    widthOfString(text: string): number;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(points: number): this;
    stroke(colour: string): this;
    rect(x: number, y: number, width: number, height: number): this;
    fill(colour: string): this;
    addPage(): this;
    end(): void;
  }
}
