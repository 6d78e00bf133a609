import { Kbd, Menu } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { RowCommand } from './list-column.ts';
import styles from './row-menu.module.css';

/** Where the menu of a row opens, px in the window, and for which row. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
  readonly index: number;
}

interface RowMenuProps {
  readonly place: MenuPlace | null;
  readonly label: string;
  readonly commands: readonly RowCommand[];
  readonly onClose: () => void;
}

const outside = ['mousedown', 'touchstart'];

/** The commands of one row, at the pointer or at the row. */
export function RowMenu({ place, label, commands, onClose }: RowMenuProps) {
  const dropdown = useRef<HTMLDivElement>(null);
  const isOpen = place !== null;
  useEffect(() => {
    if (!isOpen) return;
    // The menu is in the page only after its place has been computed.
    const wait = setTimeout(
      () => dropdown.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus(),
      30,
    );
    return () => clearTimeout(wait);
  }, [isOpen]);
  return (
    <Menu
      opened={isOpen}
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      shadow="md"
      width={240}
      returnFocus={false}
      trapFocus={false}
      hideDetached={false}
      // Keys count as outside by default: the key that opens the menu would close it at once.
      clickOutsideEvents={outside}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={label}
          style={{
            position: 'fixed',
            left: place?.x ?? 0,
            top: place?.y ?? 0,
            border: 0,
            padding: 0,
            width: 0,
          }}
        />
      </Menu.Target>
      <Menu.Dropdown ref={dropdown} aria-label={label}>
        {commands.map((command) => (
          <Menu.Item
            key={command.label}
            leftSection={command.icon}
            rightSection={command.letter && <Kbd size="xs">{command.letter}</Kbd>}
            {...(command.isGrave ? { color: 'var(--bad)' } : {})}
            {...(command.why && { 'aria-disabled': true, closeMenuOnClick: false, className: 'dim' })}
            onClick={() => {
              if (command.why) return;
              onClose();
              command.run();
            }}
          >
            {command.label}
            {command.why && <span className={styles.why}>{command.why}</span>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
