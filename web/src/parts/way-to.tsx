import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../api/queries.ts';

interface WayToProps {
  /** Where it leads, as a link says it. */
  readonly to: object;
  readonly children: string;
}

/** The next step from an empty place: a link that looks like a button. */
export function WayTo({ to, children }: WayToProps) {
  return (
    <Button variant="default" renderRoot={(props) => <Link {...to} {...props} />}>
      {children}
    </Button>
  );
}

/** The way to the page of a return where the portal is asked. */
export function WayToSync({ of: { gstin, period, form } }: { of: ReturnRef }) {
  const { t } = useTranslation();
  const isPurchase = form === 'GSTR2';
  const to = isPurchase ? '/gstr2/$g/$p/sync' : '/gstr1/$g/$p/sync';
  return (
    <WayTo to={{ to, params: { g: gstin, p: period }, search: {} }}>
      {t(isPurchase ? 'gstr2.openSync' : 'sale.openSync')}
    </WayTo>
  );
}
