import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A term and what is said of it, within a `dl`. */
export function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="sm">
        {term}
      </Text>
      <Text component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  );
}
