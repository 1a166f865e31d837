import { MantineProvider } from '@mantine/core';
import { describe, expect, it } from '@jest/globals';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { leading } from './leading';

interface Commission {
  id: string;
  name: string;
}

/** A cell of the column as a browser gets it. */
function cellOf(column: ReturnType<typeof leading<Commission>>, original: Commission): string {
  const cell = (column.cell as (context: object) => ReturnType<typeof createElement>)({ row: { original } });
  return renderToStaticMarkup(createElement(MantineProvider, null, createElement(MemoryRouter, null, cell)));
}

describe('a column that leads on', () => {
  it('says of a row what it is, as the way to its page', () => {
    const column = leading<Commission>({ id: 'name', header: 'Commission', to: ({ id }) => `/commissions/${id}`, said: ({ name }) => name });
    expect([column.id, column.header]).toEqual(['name', 'Commission']);
    expect(cellOf(column, { id: 'a', name: 'First' })).toMatch(/<a [^>]*href="\/commissions\/a"[^>]*>First<\/a>/);
  });
});
