import { Button, Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { Refused } from './refused';

interface ConfirmedProps {
  /** what she says yes to */
  sure: string;
  label: string;
  act: Pick<{ error: Error | null; isPending: boolean }, 'error' | 'isPending'>;
  run: () => void;
}

/** An act that is not taken back: she says that she has seen what it does, then does it. */
export function Confirmed({ sure, label, act, run }: ConfirmedProps) {
  const [said, say] = useState(false);
  return (
    <Stack gap="xs" align="flex-start">
      <Checkbox label={sure} checked={said} onChange={({ currentTarget }) => say(currentTarget.checked)} />
      <Refused error={act.error} />
      <Button disabled={!said} loading={act.isPending} onClick={run} styles={{ label: { whiteSpace: 'normal' } }} h="auto" mih={36}>
        {label}
      </Button>
    </Stack>
  );
}
