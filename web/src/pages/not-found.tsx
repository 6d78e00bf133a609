import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty, Failed } from '../parts/notice.tsx';

/** An address without a page. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty>
      <p>{t('app.notFound')}</p>
      <Link to="/">{t('menu.dashboard')}</Link>
    </Empty>
  );
}

/** A page that broke, or a server that does not answer. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const retry = () => {
    reset();
    location.reload();
  };
  return (
    <main style={{ padding: 24 }}>
      <Failed failure={error} onRetry={retry} />
    </main>
  );
}
