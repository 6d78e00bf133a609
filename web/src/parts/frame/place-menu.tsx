import { Menu } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceGroup } from './places.ts';

interface PlaceMenuProps {
  readonly group: PlaceGroup;
  readonly className: string;
  readonly onGo?: () => void;
}

/** A group of places behind one button; Alt+N opens that of new things. */
export function PlaceMenu({ group, className, onGo }: PlaceMenuProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  useHotkeys(group.key === 'new' ? [['alt+N', () => setOpen(true)]] : [], []);
  return (
    <Menu
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      shadow="md"
      width={210}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <button type="button" className={className}>
          {group.title}
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label={group.title ?? ''}>
        {group.places.map((place) => (
          <Menu.Item
            key={place.key}
            renderRoot={(props) => <Link {...(place.link as object)} {...props} />}
            onClick={onGo}
          >
            {t(`menu.${place.key}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
