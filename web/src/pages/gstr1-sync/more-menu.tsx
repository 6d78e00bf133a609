import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconLogout, IconRefresh, IconTrash, IconUserCheck } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approvalsKey, askApproval, returnApprovalQuery } from '../../api/approval-queries.ts';
import { type ReturnRef, returnKey, sessionQuery } from '../../api/queries.ts';
import { post, returnPath } from '../../api/request.ts';
import { rolesOf } from '../../api/roles.ts';
import type { Gate, SyncPage } from '../../api/types.ts';
import type { Act } from '../../parts/dialog.tsx';
import { gateFor } from '../../parts/gate-for.ts';
import { ReasonDialog } from '../approvals/reason-dialog.tsx';
import { ResetDialog } from './reset-dialog.tsx';

interface MoreMenuProps {
  readonly of: ReturnRef;
  readonly page: SyncPage;
  readonly onSays: (says: string) => void;
  readonly act: Act;
}

/** Refresh Session, Logout and Reset: seldom needed, so behind ⋯. */
export function MoreMenu({ of, page, onSays, act }: MoreMenuProps) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [resetOpen, setResetOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const { data: who } = useQuery(sessionQuery);
  const isAdmin = rolesOf(who, of.gstin).includes('admin');
  const { data: approval } = useQuery({
    ...returnApprovalQuery(of),
    enabled: isAdmin && of.form !== 'GSTR2',
  });
  const reset = isAdmin ? approval?.reset : undefined;
  const path = returnPath(of.gstin, of.period);
  const isOn = page.connection.state === 'signed-in';
  const gate: Gate = { enabled: isOn, why: isOn ? null : t('sync.notConnected') };
  const session = (what: 'refresh' | 'logout') => () =>
    act.run(async () => {
      const answer = await post<{ says?: string } | undefined>(`${path}/connect/${what}`);
      onSays(answer?.says ?? t(`sync.${what}`));
      await cache.invalidateQueries({ queryKey: returnKey(of) });
    });
  const icon = { size: 15, 'aria-hidden': true } as const;
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={260}>
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t('sync.more')}>
            <IconDots size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <GatedItem gate={gate} onPress={session('refresh')} icon={<IconRefresh {...icon} />}>
            {t('sync.refresh')}
          </GatedItem>
          <GatedItem gate={gate} onPress={session('logout')} icon={<IconLogout {...icon} />}>
            {t('sync.logout')}
          </GatedItem>
          <Menu.Divider />
          <GatedItem
            gate={page.buttons.reset}
            onPress={() => setResetOpen(true)}
            icon={<IconTrash {...icon} />}
            isGrave
          >
            {t('sync.reset')}
          </GatedItem>
          {reset?.isNeeded && (
            <GatedItem
              gate={gateFor(reset.isAsked ? t('approvals.resetAsked') : null)}
              onPress={() => setAsking(true)}
              icon={<IconUserCheck {...icon} />}
            >
              {t('approvals.askReset')}
            </GatedItem>
          )}
        </Menu.Dropdown>
      </Menu>
      <ResetDialog of={of} page={page} opened={resetOpen} onClose={() => setResetOpen(false)} />
      <ReasonDialog
        title={t('approvals.askReset')}
        about={t('approvals.aboutReset')}
        label={t('approvals.note')}
        act={t('approvals.request')}
        isNeeded={false}
        opened={isAsking}
        onClose={() => setAsking(false)}
        onGive={async (note) => {
          onSays((await askApproval(of, note, 'reset')).says);
          await cache.invalidateQueries({ queryKey: returnKey(of) });
          await cache.invalidateQueries({ queryKey: approvalsKey });
        }}
      />
    </>
  );
}

interface GatedItemProps {
  readonly gate: Gate;
  readonly onPress: () => unknown;
  readonly icon: ReactNode;
  readonly isGrave?: boolean;
  readonly children: ReactNode;
}

function GatedItem({ gate, onPress, icon, isGrave, children }: GatedItemProps) {
  return (
    <Menu.Item
      leftSection={icon}
      {...(isGrave ? { color: 'var(--bad)' } : {})}
      aria-disabled={!gate.enabled || undefined}
      closeMenuOnClick={gate.enabled}
      onClick={() => void (gate.enabled && onPress())}
    >
      {children}
      {gate.why && <span className="dim small"> · {gate.why}</span>}
    </Menu.Item>
  );
}
