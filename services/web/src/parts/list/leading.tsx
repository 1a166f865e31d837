import { Anchor } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { Link } from 'react-router';

interface Leading<T> {
  id: string;
  header: string;
  /** the page of a row */
  to: (row: T) => string;
  said: (row: T) => string;
  /** what that page shows before it has asked */
  state?: (row: T) => object;
}

/** A column by whose cells one comes to the page of each row. */
export const leading = <T,>({ id, header, to, said, state }: Leading<T>): ColumnDef<T> => ({
  id,
  header,
  cell: ({ row: { original } }) => (
    <Anchor component={Link} to={to(original)} state={state?.(original)}>
      {said(original)}
    </Anchor>
  ),
});
