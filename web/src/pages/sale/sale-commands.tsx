import { IconCopy, IconEye, IconTrash, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import type { RecordListRow } from '../../api/types.ts';
import { shownDate } from '../../format/date.ts';
import { rupeesSigned } from '../../format/money.ts';
import { hasCorrections } from '../../format/period.ts';
import { RecordChip } from '../../parts/chip.tsx';
import { DocumentCard } from '../../parts/record-list/document-card.tsx';
import type { RowCommand } from '../../parts/record-list/list-column.ts';
import { useOpenView } from '../counter-party/use-open-view.ts';
import { type RowDocument, useEntryCommands } from '../entry/row-commands.tsx';

interface SaleCommands {
  readonly of: ReturnRef;
  readonly onOpen: (row: RecordListRow) => void;
  readonly onDelete: (row: RecordListRow) => void;
  readonly onCorrect: (row: RecordListRow) => void;
  readonly pendingOf: (match: RecordListRow['match']) => readonly RowCommand[];
}

const ofDocuments: ReadonlySet<string> = new Set([
  'b2b',
  'b2ba',
  'b2cl',
  'b2cla',
  'exp',
  'expa',
  'cdnr',
  'cdnra',
  'cdnur',
  'cdnura',
]);

/** What a row of the return is as a document: one of the books, or one that can become one. */
export function rowDocument(row: RecordListRow): RowDocument {
  const isDocument = row.documentNumber !== null && ofDocuments.has(row.section);
  return {
    id: row.entry !== null ? String(row.entry) : isDocument ? row.key : null,
    partyGstin: row.counterpartyGstin,
    partyName: row.counterpartyName,
    isInvoice: isDocument && !row.section.startsWith('cdn'),
  };
}

/** The row menu of a sale invoice, in the words its users know. */
export function useSaleCommands({
  of,
  onOpen,
  onDelete,
  onCorrect,
  pendingOf,
}: SaleCommands): (row: RecordListRow) => readonly RowCommand[] {
  const { t } = useTranslation();
  const entry = useEntryCommands('sale', of);
  const openView = useOpenView('sale');
  const icon = { size: 15, 'aria-hidden': true } as const;
  return (row) => {
    const commands: RowCommand[] = [
      { label: t('sale.view'), icon: <IconEye {...icon} />, run: () => onOpen(row) },
      ...entry.commandsOf(rowDocument(row)),
    ];
    const identity = row.match?.identity;
    if (identity)
      commands.push({
        label: t('purchase.view'),
        letter: 'V',
        icon: <IconUsers {...icon} />,
        run: () => openView(of, identity),
      });
    commands.push(...pendingOf(row.match));
    if (row.state === 'filed' && ofDocuments.has(row.section) && hasCorrections(of.period))
      commands.push({ label: t('gstr1a.correct'), letter: 'C', run: () => onCorrect(row) });
    const { documentNumber } = row;
    if (documentNumber) {
      const run = () => void navigator.clipboard.writeText(documentNumber);
      commands.push({ label: t('sale.copyNumber'), icon: <IconCopy {...icon} />, run });
    }
    if (row.state !== 'filed') {
      commands.push({
        label: t('app.delete'),
        icon: <IconTrash {...icon} />,
        isGrave: true,
        run: () => onDelete(row),
      });
    }
    return commands;
  };
}

/** A sale invoice on a narrow screen. */
export function InvoiceCard({ row }: { row: RecordListRow }) {
  return (
    <DocumentCard
      number={row.documentNumber ?? row.sectionTitle}
      across={rupeesSigned(row.value)}
      party={row.counterpartyName ?? (row.documentNumber ? row.sectionTitle : '')}
      date={shownDate(row.documentDate)}
    >
      <RecordChip state={row.state} /> {row.error && <span className="code">{row.error.code}</span>}
    </DocumentCard>
  );
}
