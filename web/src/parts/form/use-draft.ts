import { createContext, useContext, useState } from 'react';
import type { Finding } from '../../api/types.ts';

/** What a form holds while somebody types: fields are named by their paths, as `branches.0.gstin`. */
export interface Draft<Content> {
  readonly content: Content;
  readonly isDirty: boolean;
  readonly findings: readonly Finding[];
  read(path: string): unknown;
  /** Undefined takes the field away: nothing was said about it. */
  write(path: string, value: unknown): void;
  /** Begins anew with this content, which counts as saved. */
  begin(content: Content): void;
  /** What the server found wrong; it stands at the fields until they change. */
  blame(findings: readonly Finding[]): void;
}

type Node = Readonly<Record<string, unknown>> | readonly unknown[];

/** The one state of every form of the app. */
export function useDraft<Content extends object>(start: Content): Draft<Content> {
  const [saved, setSaved] = useState(start);
  const [content, setContent] = useState(start);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  return {
    content,
    isDirty: JSON.stringify(content) !== JSON.stringify(saved),
    findings,
    read: (path) => readAt(content as Node, path.split('.')),
    write: (path, value) => {
      setContent((before) => writtenAt(before as Node, path.split('.'), value) as Content);
      setFindings((before) => before.filter(({ column }) => column !== path));
    },
    begin: (next) => {
      setSaved(next);
      setContent(next);
      setFindings([]);
    },
    blame: setFindings,
  };
}

function readAt(node: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return node;
  return readAt((node as Readonly<Record<string, unknown>> | undefined)?.[key], rest);
}

function writtenAt(node: Node | undefined, [key = '', ...rest]: readonly string[], value: unknown): Node {
  const inner = rest.length === 0 ? value : writtenAt(readAt(node, [key]) as Node, rest, value);
  if (Array.isArray(node)) return node.map((one, at) => (String(at) === key ? inner : one));
  const { [key]: _before, ...others } = (node ?? {}) as Readonly<Record<string, unknown>>;
  if (inner === undefined) return others;
  return { ...(node as object), [key]: inner };
}

const Current = createContext<Draft<never> | null>(null);

/** Gives the fields below the draft that they show. */
export const DraftOf = Current.Provider;

/** The draft of the form that a field stands in. */
export function useDraftHere(): Draft<never> {
  const draft = useContext(Current);
  if (!draft) throw new Error('The field stands in no form.');
  return draft;
}
