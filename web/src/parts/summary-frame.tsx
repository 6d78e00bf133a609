import { SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../api/queries.ts';
import { shownPeriod } from '../format/period.ts';
import { Page } from './page.tsx';

interface SummaryFrameProps<Kind extends string> {
  readonly of: ReturnRef;
  readonly title: string;
  /** The page of all tables of the return. */
  readonly overview: '/gstr1/$g/$p' | '/gstr2/$g/$p';
  readonly kinds: readonly { readonly value: Kind; readonly label: string }[];
  readonly kind: Kind;
  readonly onChoose: (kind: Kind) => void;
  readonly children: ReactNode;
}

/** A summary of a return, with the way back to its tables and to its other summaries. */
export function SummaryFrame<Kind extends string>(props: SummaryFrameProps<Kind>) {
  const { of, title, overview, kinds, kind, onChoose, children } = props;
  const { t, i18n } = useTranslation();
  return (
    <Page
      fills
      title={title}
      about={`${of.gstin} · ${shownPeriod(of.period, i18n.language)}`}
      tools={
        <>
          <Link to={overview} params={{ g: of.gstin, p: of.period }} search={{}}>
            {t('section.overview')}
          </Link>
          <SegmentedControl
            size="xs"
            aria-label={t('summaries.menu')}
            data={[...kinds]}
            value={kind}
            onChange={onChoose}
          />
        </>
      }
    >
      {children}
    </Page>
  );
}
