import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import { shownDate } from '../../format/date.ts';
import { rupeesSigned } from '../../format/money.ts';
import { ChoiceField, DateField, GstinField, StateField, TextField } from '../../parts/form/fields.tsx';
import form from '../../parts/form/form.module.css';
import { Card } from '../../parts/page.tsx';
import { totalsOf } from './amounts.ts';
import { Computed } from './computed.tsx';
import type { Book, EntryDraft } from './entry-draft.ts';
import { InvoiceField } from './invoice-field.tsx';
import { PartyField } from './party-field.tsx';
import { PostingFields } from './posting-fields.tsx';

interface AdvanceFieldsProps {
  readonly book: Book;
  readonly of: ReturnRef;
  readonly content: EntryDraft;
  readonly onPick: (facts: Record<string, unknown>) => void;
}

/** The head of a receipt or payment voucher, of its refund, and of an adjustment, which bears number and date of its invoice. */
export function AdvanceFields({ book, of, content, onPick }: AdvanceFieldsProps) {
  const { t } = useTranslation();
  const isAdjustment = content.kind === 'advance-adjustment';
  const isFixed = content.amendsNumber !== undefined;
  const words = isAdjustment ? 'invoice' : content.kind === 'advance-refund' ? 'refund' : 'voucher';
  return (
    <Card>
      <div className={form.grid}>
        <PartyField book={book} onPick={onPick} />
        <GstinField path="gstin" label={t('entry.gstin')} />
        {isAdjustment && !isFixed ? (
          <InvoiceField book={book} of={of} party={content.gstin ?? content.party} />
        ) : (
          <TextField
            path="number"
            label={t(`advances.${words}No`)}
            required
            maxLength={book === 'sale' ? 16 : 50}
            readOnly={isFixed}
          />
        )}
        <DateField path="date" label={t(`advances.${words}Date`)} readOnly={isFixed} />
        {content.adjustsNumber !== undefined && (
          <Computed
            label={t('advances.of')}
            value={`${content.adjustsNumber} · ${shownDate(content.adjustsDate ?? '')}`}
          />
        )}
        <StateField path="placeOfSupply" label={t('entry.placeOfSupply')} />
        <ChoiceField
          path="supplyType"
          label={t('entry.supplyType')}
          choices={['INTER', 'INTRA'].map((value) => ({ value, label: value }))}
        />
        {book === 'sale' && (
          <ChoiceField
            path="share"
            label={t('entry.share')}
            choices={['100', '65'].map((value) => ({ value, label: value }))}
          />
        )}
        <PostingFields of={of} />
        <Computed label={t('advances.total')} value={rupeesSigned(totalsOf(content, book).value)} />
      </div>
    </Card>
  );
}
