import { Table } from '@mantine/core';
import { type ColumnDef, flexRender, getCoreRowModel, type RowSelectionState, useReactTable } from '@tanstack/react-table';
import classes from './rows.module.css';

interface RowsProps<T> {
  items: T[];
  columns: ColumnDef<T>[];
  idOf: (item: T) => string;
  /** what the table holds, for whoever does not see it */
  label: string;
  /** rows that were chosen, by their ids; absent: none can be */
  selection?: { chosen: RowSelectionState; choose: (next: RowSelectionState) => void };
}

/** Rows as a table; on a telephone each row is a card, every value under the name of its column. */
export function Rows<T>({ items, columns, idOf, label, selection }: RowsProps<T>) {
  const table = useReactTable({
    data: items,
    columns,
    getRowId: idOf,
    getCoreRowModel: getCoreRowModel(),
    enableRowSelection: selection !== undefined,
    state: { rowSelection: selection?.chosen ?? {} },
    onRowSelectionChange: (next) => selection?.choose(typeof next === 'function' ? next(selection.chosen) : next),
  });
  return (
    <Table className={classes.rows} aria-label={label} verticalSpacing="xs">
      <Table.Thead>
        {table.getHeaderGroups().map(({ id, headers }) => (
          <Table.Tr key={id}>
            {headers.map((header) => (
              <Table.Th key={header.id}>{flexRender(header.column.columnDef.header, header.getContext())}</Table.Th>
            ))}
          </Table.Tr>
        ))}
      </Table.Thead>
      <Table.Tbody>
        {table.getRowModel().rows.map((row) => (
          <Table.Tr key={row.id}>
            {row.getVisibleCells().map((cell) => (
              <Table.Td key={cell.id} data-term={nameOf(cell.column.columnDef.header)}>
                {flexRender(cell.column.columnDef.cell, cell.getContext())}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const nameOf = (header: unknown): string | undefined => (typeof header === 'string' ? header : undefined);
