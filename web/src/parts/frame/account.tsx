import { Menu } from '@mantine/core';
import {
  IconContrast,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconSunMoon,
  IconUserCircle,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { request } from '../../api/request.ts';
import type { Theme } from '../../theme/look.ts';
import { useTheme } from '../../theme/use-theme.ts';
import styles from './frame.module.css';

const schemes = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['contrast', IconContrast],
  ['auto', IconSunMoon],
] as const;

/** Who is signed in, the colours, the keyboard map and the way out. */
export function Account({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const [theme, chooseTheme] = useTheme();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const signOut = async () => {
    await request('DELETE', '/session').catch(() => undefined);
    cache.clear();
    await navigate({ to: '/login' });
  };
  if (!session) return null;
  return (
    <Menu position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <button
          type="button"
          className={styles.tool}
          aria-label={t('context.user', { name: session.user.name })}
        >
          <IconUserCircle size={19} stroke={1.6} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.user.name} · {session.user.email}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('context.scheme')}</Menu.Label>
        <Menu.RadioGroup value={theme} onChange={(next) => chooseTheme(next as Theme)}>
          {schemes.map(([scheme, Icon]) => (
            <Menu.RadioItem key={scheme} value={scheme} rightSection={<Icon size={15} aria-hidden="true" />}>
              {t(`context.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconKeyboard size={15} aria-hidden="true" />}
          rightSection="?"
          onClick={onKeys}
        >
          {t('context.keys')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden="true" />} onClick={() => void signOut()}>
          {t('login.out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
