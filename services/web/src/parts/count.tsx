import { Badge } from '@mantine/core';

interface CountProps {
  /** what is counted, for whoever does not see where the number stands; absent: the words beside it say so */
  label?: string;
  /** beside the name of a page, not within a line of the menu */
  large?: true;
  children: number;
}

/** How many there are. */
export function Count({ label, large, children }: CountProps) {
  return (
    <Badge size={large ? 'lg' : 'md'} variant="default" aria-label={label} flex="none">
      {children}
    </Badge>
  );
}
