import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { Gate } from '../api/types.ts';
import styles from './gated-button.module.css';

interface GatedButtonProps {
  readonly gate: Gate;
  readonly children: ReactNode;
  /** Left out where the button sends the form it stands in. */
  readonly onPress?: () => void;
  readonly name?: string;
  readonly look?: ButtonProps['variant'];
  /** It takes something away or refuses it. */
  readonly isGrave?: boolean;
  readonly isBusy?: boolean;
  readonly icon?: ReactNode;
}

/** A button that stays in the tab order when it cannot be used, and says why to eyes and ears. */
export function GatedButton({
  gate,
  children,
  onPress,
  name,
  look = 'default',
  isGrave,
  isBusy,
  icon,
}: GatedButtonProps) {
  const whyId = useId();
  const locked = !gate.enabled;
  return (
    <>
      <Tooltip label={gate.why ?? ''} disabled={!gate.why} events={{ hover: true, focus: true, touch: true }}>
        <Button
          variant={locked ? 'default' : look}
          {...(isGrave && !locked ? { color: 'brick' } : {})}
          className={locked ? styles.locked : undefined}
          aria-disabled={locked || undefined}
          aria-describedby={gate.why ? whyId : undefined}
          aria-label={name}
          loading={isBusy ?? false}
          leftSection={icon}
          type={onPress ? 'button' : 'submit'}
          onClick={() => {
            if (!locked) onPress?.();
          }}
        >
          {children}
        </Button>
      </Tooltip>
      {gate.why && (
        <span id={whyId} className="visually-hidden">
          {gate.why}
        </span>
      )}
    </>
  );
}

/** The reasons of locked buttons as text, each once. */
export function Reasons({ gates }: { gates: readonly Gate[] }) {
  const reasons = [...new Set(gates.filter((gate) => !gate.enabled && gate.why).map((gate) => gate.why))];
  return reasons.map((why) => (
    <p key={why} className={styles.why}>
      <IconLock size={13} aria-hidden="true" className={styles.lock} />
      <span>{why}</span>
    </p>
  ));
}
