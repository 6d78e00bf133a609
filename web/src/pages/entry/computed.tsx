import { TextInput, Tooltip } from '@mantine/core';

/** What the form works out; the formula shows while it has the focus. */
export function Computed({ label, value, hint }: { label: string; value: string; hint?: string }) {
  return (
    <Tooltip label={hint ?? ''} disabled={!hint} events={{ hover: true, focus: true, touch: true }}>
      <TextInput label={label} value={value} readOnly variant="filled" />
    </Tooltip>
  );
}
