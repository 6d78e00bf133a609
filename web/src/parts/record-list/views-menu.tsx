import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconDeviceFloppy, IconRestore, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../dialog.tsx';
import { useFilters } from './use-filters.ts';
import { useViews } from './use-views.ts';
import styles from './views-menu.module.css';

const icon = { size: 15, 'aria-hidden': true } as const;

/** The named views of a list: its columns and filters as they were kept, each person's own. */
export function ViewsMenu({ name }: { name: string }) {
  const { t } = useTranslation();
  const views = useViews(name);
  const filters = useFilters();
  const [isNaming, setNaming] = useState(false);
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark {...icon} />}>
            {t('lists.views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.named.map((view) => (
            <div key={view.name} className={styles.view} role="none">
              <Menu.Item
                onClick={() => {
                  views.keep({ name: '', columns: view.columns, filters: {} });
                  filters.set(view.filters);
                }}
              >
                {view.name}
              </Menu.Item>
              <ActionIcon
                variant="subtle"
                color="gray"
                role="menuitem"
                aria-label={t('lists.forgetView', { name: view.name })}
                title={t('lists.forgetView', { name: view.name })}
                onClick={() => views.forget(view.name)}
              >
                <IconTrash {...icon} />
              </ActionIcon>
            </div>
          ))}
          {views.named.length > 0 && <Menu.Divider />}
          <Menu.Item leftSection={<IconDeviceFloppy {...icon} />} onClick={() => setNaming(true)}>
            {t('lists.keepView')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconRestore {...icon} />}
            onClick={() => {
              views.forget('');
              filters.clear();
            }}
          >
            {t('lists.asItComes')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NameDialog
        opened={isNaming}
        onClose={() => setNaming(false)}
        onName={(given) =>
          views.keep({ name: given, columns: views.columns, filters: { ...filters.active } })
        }
      />
    </>
  );
}

interface NameDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onName: (name: string) => void;
}

function NameDialog({ opened, onClose, onName }: NameDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const given = name.trim();
  const submit = () => {
    if (!given) return;
    onName(given);
    setName('');
    onClose();
  };
  return (
    <Dialog
      title={t('lists.keepView')}
      opened={opened}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit">{t('app.save')}</Button>
        </>
      }
    >
      <TextInput
        label={t('lists.viewName')}
        description={t('lists.viewHint')}
        maxLength={60}
        required
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </Dialog>
  );
}
