import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { securityQuery } from '../../api/people-queries.ts';
import { request } from '../../api/request.ts';
import type { OpenSignIn } from '../../api/types.ts';
import { shownInstant } from '../../format/date.ts';
import { Chip } from '../../parts/chip.tsx';
import { useAct } from '../../parts/dialog.tsx';
import { GatedButton } from '../../parts/gated-button.tsx';
import { Failed } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { deviceOf } from './device-name.ts';

/** Where one is signed in, and ending it there. */
export function SignInsCard({ signIns }: { signIns: readonly OpenSignIn[] }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const end = (path: string) =>
    act.run(async () => {
      await request('DELETE', path);
      await cache.invalidateQueries({ queryKey: securityQuery.queryKey });
    });
  const hasOthers = signIns.some(({ isThis }) => !isThis);
  const heads = (['device', 'place', 'since', 'lastSeen'] as const).map((key) => ({
    label: t(`people.account.${key}`),
  }));
  const actions = {
    label: (
      <span key="actions" className="visually-hidden">
        {t('people.actions')}
      </span>
    ),
  };
  return (
    <Card
      title={t('people.account.signIns')}
      tools={
        <GatedButton
          gate={{ enabled: hasOthers, why: hasOthers ? null : t('people.account.noOthers') }}
          isBusy={act.isBusy}
          onPress={() => void end('/session/others')}
        >
          {t('people.account.endOthers')}
        </GatedButton>
      }
    >
      {act.failure !== null && <Failed failure={act.failure} />}
      <PlainTable name={t('people.account.signIns')} heads={[...heads, actions]} stacks>
        {signIns.map((signIn) => (
          <SignInRow
            key={signIn.loginId}
            of={signIn}
            onEnd={() => void end(`/session/others/${signIn.loginId}`)}
          />
        ))}
      </PlainTable>
    </Card>
  );
}

function SignInRow({ of, onEnd }: { of: OpenSignIn; onEnd: () => void }) {
  const { t } = useTranslation();
  const found = deviceOf(of.userAgent);
  const device = found ? t('people.account.on', found) : t('people.account.unknown');
  const since = shownInstant(of.openedAt);
  return (
    <tr>
      <th scope="row">{device}</th>
      <td>{of.address}</td>
      <td data-label={t('people.account.since')}>{since}</td>
      <td data-label={t('people.account.lastSeen')}>{shownInstant(of.seenAt)}</td>
      <td>
        {of.isThis ? (
          <Chip tone="ok" mark="✓">
            {t('people.account.this')}
          </Chip>
        ) : (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={t('people.account.endNamed', { device, since })}
            onClick={onEnd}
          >
            {t('people.account.end')}
          </Button>
        )}
      </td>
    </tr>
  );
}
