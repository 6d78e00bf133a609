import type { Finding } from '../../core/index.ts';
import type { OtherSubject, ReadContents } from '../../filing/index.ts';
import type { ReturnKey } from '../../filing/needs/store.ts';
import type { KnownColumns } from '../../workbooks/columns-of-sheet.ts';
import { readInwardFiles, readPurchases } from '../../workbooks/index.ts';
import type { ListKind } from '../../workbooks/lists/list-fields.ts';
import { readList } from '../../workbooks/lists/read-list.ts';
import type { UploadedFile } from '../uploads.ts';

/** Files, the return beside which they were given, and what is remembered of their columns. */
interface FilesToRead {
  readonly key: ReturnKey;
  readonly files: readonly UploadedFile[];
  readonly known: readonly KnownColumns[];
}

/** What files are about, what they were recognised as for people, and what was read from them. */
export interface ReadSubject<Subject extends OtherSubject = OtherSubject> {
  readonly subject: Subject;
  readonly kind: string;
  readonly contents: ReadContents[Subject];
  readonly findings: readonly Finding[];
}

type Reader<Subject extends OtherSubject> = (
  wanted: FilesToRead,
) => Promise<Omit<ReadSubject<Subject>, 'subject'>>;

const readers: { readonly [Subject in OtherSubject]: Reader<Subject> } = {
  async purchases({ key, files, known }) {
    const { documents, findings } = await readPurchases(key, files, { known });
    return { kind: 'purchases', contents: documents, findings };
  },
  async statement({ key: { gstin }, files }) {
    const { statement, findings } = await readInwardFiles(files, { gstin });
    const raw = files.map(({ bytes }) => Buffer.from(bytes).toString('base64'));
    return { kind: statement?.kind ?? 'statement', contents: { statement, raw }, findings };
  },
  'advances-received': ofList('advances-received'),
  'advances-paid': ofList('advances-paid'),
  customers: ofList('customers'),
  vendors: ofList('vendors'),
  items: ofList('items'),
  companies: ofList('companies'),
  campuses: ofList('campuses'),
};

function ofList<Kind extends ListKind>(kind: Kind) {
  return async ({ files, known }: FilesToRead) => {
    const { rows, findings } = await readList(kind, files, known);
    return { kind, contents: rows, findings };
  };
}

/** Reads files that are about something else than sales. */
export async function readContents<Subject extends OtherSubject>(
  subject: Subject,
  wanted: FilesToRead,
): Promise<ReadSubject<Subject>> {
  return { subject, ...(await readers[subject](wanted)) };
}
