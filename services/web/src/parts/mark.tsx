import { Badge } from '@mantine/core';

/** White can be read on each of them at the size of a mark (WCAG 2.2 AA). */
const COLOURS = { good: '#1f6b2f', short: '#9a3b0a', bad: '#b02525', note: '#1864ab', still: '#495057' };
export type Tone = keyof typeof COLOURS;

/** How something stands, in a word. */
export function Mark({ tone, children }: { tone: Tone; children: string }) {
  return (
    <Badge color={COLOURS[tone]} tt="none" fw={600} flex="none">
      {children}
    </Badge>
  );
}
