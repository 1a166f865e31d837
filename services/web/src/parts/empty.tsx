import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** Nothing is there: why, and what to do next. */
export function Empty({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <Stack py="xl" gap="xs" align="flex-start">
      <Title order={3} size="h4">
        {title}
      </Title>
      {hint && <Text>{hint}</Text>}
      {children}
    </Stack>
  );
}
