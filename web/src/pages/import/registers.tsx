import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import { registersQuery } from '../../api/register-queries.ts';
import type { ImportView, Register } from '../../api/types.ts';
import { Failed, Waiting } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import styles from './import.module.css';
import { MappingForm } from './mapping-form.tsx';
import { PlacedDocuments } from './placed-documents.tsx';

interface RegistersProps {
  readonly of: ReturnRef;
  readonly view: ImportView;
  /** The files were read again: here is the new import. */
  readonly onReadAgain: (view: ImportView) => void;
}

/** The registers of an import: what their columns were taken as, to be changed, and why each document is where it is. */
export function Registers({ of, view, onReadAgain }: RegistersProps) {
  const { data, error } = useQuery(registersQuery(of, view.importId));
  if (error) return <Failed failure={error} />;
  if (!data) return <Waiting />;
  if (data.length === 0) return null;
  return (
    <>
      {data.map((register) => (
        <ColumnsOf
          key={register.fingerprint}
          of={of}
          view={view}
          register={register}
          onReadAgain={onReadAgain}
        />
      ))}
      <PlacedDocuments of={of} importId={view.importId} />
    </>
  );
}

function ColumnsOf({ register, ...props }: RegistersProps & { readonly register: Register }) {
  const { t } = useTranslation();
  const isAsked = register.missing.length > 0 || register.columns.some(({ isUnsure }) => isUnsure);
  const [isOpen, setOpen] = useState(isAsked);
  const canChange = props.view.state === 'checked';
  return (
    <Card
      title={t('register.columns', { sheet: register.sheet })}
      tools={
        canChange &&
        !isOpen && (
          <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
            {t('register.change')}
          </Button>
        )
      }
    >
      <p className={styles.pad}>
        {t(isAsked ? 'register.ask' : register.isKnown ? 'register.known' : 'register.sure')}
      </p>
      {canChange && isOpen && <MappingForm {...props} register={register} />}
    </Card>
  );
}
