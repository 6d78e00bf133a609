import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import { rupeesSigned } from '../../format/money.ts';
import { shownState, stateCodes } from '../../format/state.ts';
import { ChoiceField, DateField, GstinField, TextField } from '../../parts/form/fields.tsx';
import form from '../../parts/form/form.module.css';
import { useDraftHere } from '../../parts/form/use-draft.ts';
import { Card } from '../../parts/page.tsx';
import { AdvanceFields } from './advance-fields.tsx';
import { totalsOf } from './amounts.ts';
import { Computed } from './computed.tsx';
import { type Book, type EntryDraft, isAdvance } from './entry-draft.ts';
import { PartyField } from './party-field.tsx';
import { PostingFields } from './posting-fields.tsx';

interface EntryFieldsProps {
  readonly book: Book;
  readonly of: ReturnRef;
  readonly invoiceType: string;
  readonly isNote: boolean;
}

/** The head of a document: who, when, where, and what follows from it. */
export function EntryFields({ book, of, invoiceType, isNote }: EntryFieldsProps) {
  const { t, i18n } = useTranslation();
  const draft = useDraftHere();
  const content = draft.content as unknown as EntryDraft;
  const set = (facts: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(facts)) draft.write(name, value);
  };
  if (isAdvance(content)) return <AdvanceFields {...{ book, of, content }} onPick={set} />;
  const states = stateCodes.map((value) => ({ value, label: shownState(value, i18n.language) }));
  return (
    <Card>
      <div className={form.grid}>
        {isNote && (
          <ChoiceField
            path="kind"
            label={t('entry.kind')}
            choices={(['credit-note', 'debit-note'] as const).map((value) => ({
              value,
              label: t(`entry.kinds.${value}`),
            }))}
          />
        )}
        <PartyField book={book} onPick={set} />
        <GstinField path="gstin" label={t('entry.gstin')} />
        <TextField
          path="number"
          label={t(isNote ? 'entry.noteNumber' : 'entry.number')}
          required
          maxLength={book === 'sale' ? 16 : 50}
        />
        <DateField path="date" label={t(isNote ? 'entry.noteDate' : 'entry.date')} />
        <ChoiceField path="placeOfSupply" label={t('entry.placeOfSupply')} required choices={states} />
        <ChoiceField
          path="supplyType"
          label={t('entry.supplyType')}
          choices={['INTER', 'INTRA'].map((value) => ({ value, label: value }))}
        />
        {content.gstin && (
          <ChoiceField
            path="type"
            label={t('entry.type')}
            choices={(['R', 'DE', 'SEWP', 'SEWOP', 'CBW'] as const).map((value) => ({
              value,
              label: t(`entry.types.${value}`),
            }))}
          />
        )}
        <YesNo path="reverseCharge" label={t('entry.reverseCharge')} />
        {book === 'sale' ? <SaleFields content={content} /> : <PurchaseFields content={content} />}
        {(isNote || content.originalNumber !== undefined) && <OriginalFields book={book} />}
        {content.amendsNumber !== undefined && (
          <>
            <TextField path="amendsNumber" label={t('entry.amendsNumber')} readOnly />
            <DateField path="amendsDate" label={t('entry.amendsDate')} readOnly />
          </>
        )}
        <PostingFields of={of} />
        <Computed label={t('entry.invoiceType')} value={invoiceType} />
        <Computed
          label={t('entry.total')}
          hint={t('entry.totalHint')}
          value={rupeesSigned(totalsOf(content, book).value)}
        />
      </div>
    </Card>
  );
}

function YesNo({ path, label }: { path: string; label: string }) {
  const { t } = useTranslation();
  const choices = [
    { value: 'N', label: t('entry.no') },
    { value: 'Y', label: t('entry.yes') },
  ];
  return <ChoiceField path={path} label={label} choices={choices} />;
}

function SaleFields({ content }: { content: EntryDraft }) {
  const { t } = useTranslation();
  const isExport = !content.gstin && content.placeOfSupply === '96';
  return (
    <>
      <ChoiceField
        path="share"
        label={t('entry.share')}
        choices={['100', '65'].map((value) => ({ value, label: value }))}
      />
      <GstinField path="etin" label={t('entry.etin')} />
      {isExport && (
        <>
          <ChoiceField
            path="payment"
            label={t('entry.payment')}
            choices={(['WOPAY', 'WPAY'] as const).map((value) => ({
              value,
              label: t(`entry.payments.${value}`),
            }))}
          />
          <TextField path="portCode" label={t('entry.portCode')} capitals maxLength={6} />
          <TextField path="billNumber" label={t('entry.billNumber')} maxLength={7} />
          <DateField path="billDate" label={t('entry.billDate')} />
        </>
      )}
    </>
  );
}

function PurchaseFields({ content }: { content: EntryDraft }) {
  const { t } = useTranslation();
  const isImport = (!content.gstin && content.placeOfSupply === '96') || content.isFromSez === 'Y';
  return (
    <>
      <YesNo path="isFromSez" label={t('entry.isFromSez')} />
      {isImport && <TextField path="portCode" label={t('entry.portCode')} capitals maxLength={6} />}
    </>
  );
}

function OriginalFields({ book }: { book: Book }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField path="originalNumber" label={t('entry.originalNumber')} maxLength={16} />
      <DateField path="originalDate" label={t('entry.originalDate')} />
      {book === 'sale' && <TextField path="originalValue" label={t('entry.originalValue')} />}
    </>
  );
}
