import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { GatedButton } from './gated-button.tsx';

interface NewButtonProps {
  /** Where the form of the new one stands, as a link says it. */
  readonly to: object;
  /** Why none may be made; null when one may. */
  readonly why: string | null;
  readonly children: string;
}

/** Opens the form of something new. */
export function NewButton({ to, why, children }: NewButtonProps) {
  const navigate = useNavigate();
  return (
    <GatedButton
      gate={{ enabled: why === null, why }}
      look="filled"
      icon={<IconPlus size={15} aria-hidden="true" />}
      onPress={() => void navigate(to as never)}
    >
      {children}
    </GatedButton>
  );
}
