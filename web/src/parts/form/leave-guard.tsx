import { Button } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../dialog.tsx';

/** Asks before a page with unsaved changes is left, within the app and out of it. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog
      title={t('form.leaveTitle')}
      opened
      onClose={blocker.reset}
      onSubmit={blocker.reset}
      actions={
        <>
          <Button variant="default" onClick={blocker.proceed}>
            {t('form.leave')}
          </Button>
          <Button type="submit" data-autofocus>
            {t('form.stay')}
          </Button>
        </>
      }
    >
      <p>{t('form.leaveSays')}</p>
    </Dialog>
  );
}
