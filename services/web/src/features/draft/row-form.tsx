import { Button, Group, NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { Section } from '../../parts/section';
import { columnsOf, likeOf, type TypedRow, valuesTyped, withChange } from './row-values';
import type { Draft, DraftChange, Edition, Row } from './types';
import { useKeep } from './use-keep';
import { ValueInput } from './value-input';

const WAYS = ['set', 'add', 'remove'] as const;
type Way = (typeof WAYS)[number];

interface Choosing {
  table: string;
  way: Way;
  key: string;
  typed: TypedRow;
}
const NOTHING: Choosing = { table: '', way: 'set', key: '', typed: {} };

/** Chooses a row of the edition and says what becomes of it: other values, a row more like it, or left out. */
export function RowForm({ draft, edition }: { draft: Draft; edition: Edition }) {
  const { t } = useTranslation();
  const { keep, keeping } = useKeep(draft);
  const [choosing, choose] = useState(NOTHING);
  const rows = edition.tables[choosing.table] ?? [];
  const single = rows.length === 1 && rows[0]?.key === choosing.table;
  const chosen = single ? rows[0] : rows.find(({ key }) => key === choosing.key);
  const way = single ? 'set' : choosing.way;
  const change = chosen && changeOf({ ...choosing, way, key: chosen.key }, rows);
  const add = () => change && keep({ changes: withChange(draft.changes, change) }, () => choose(NOTHING));
  return (
    <Section title={t('draft.addChange')}>
      <Which edition={edition} choosing={choosing} choose={choose} single={single} />
      {chosen && way !== 'remove' && <Values edition={edition} rows={rows} row={chosen.row} choosing={choosing} choose={choose} />}
      {chosen && way === 'remove' && <Text>{t('draft.removeHint')}</Text>}
      <Refused error={keeping.error} />
      <Button disabled={!change} loading={keeping.isPending} onClick={add} style={{ alignSelf: 'flex-start' }}>
        {t('draft.addChange')}
      </Button>
    </Section>
  );
}

interface PartProps {
  edition: Edition;
  choosing: Choosing;
  choose: (next: Choosing) => void;
}

/** @param single a table of one row: it can only have other values */
function Which({ edition, choosing, choose, single }: PartProps & { single: boolean }) {
  const { t, i18n } = useTranslation();
  const name = useNames(edition);
  const { table, way, key } = choosing;
  const tables = Object.keys(edition.tables).map((value) => ({ value, label: name(value) })).sort((a, b) => a.label.localeCompare(b.label, i18n.language));
  const rows = (edition.tables[table] ?? []).map((each) => ({ value: each.key, label: each.key.split(/(\W+)/).map(name).join('') }));
  return (
    <Group align="end" gap="xs">
      <NativeSelect label={t('draft.table')} value={table} data={[NONE, ...tables]} onChange={({ currentTarget }) => choose({ ...NOTHING, table: currentTarget.value, way })} />
      {rows.length > 0 && !single && (
        <>
          <NativeSelect label={t('draft.way')} value={way} data={WAYS.map((value) => ({ value, label: t(`draft.${value}`) }))} onChange={({ currentTarget }) => choose({ ...choosing, way: WAYS.find((each) => each === currentTarget.value) ?? 'set', typed: {} })} />
          <NativeSelect label={t(way === 'add' ? 'draft.like' : 'draft.row')} value={key} data={[NONE, ...rows]} onChange={({ currentTarget }) => choose({ ...choosing, key: currentTarget.value, typed: {} })} />
        </>
      )}
    </Group>
  );
}
const NONE = { value: '', label: '—' };

function Values({ edition, rows, row, choosing, choose }: PartProps & { rows: Edition['tables'][string]; row: Row }) {
  const name = useNames(edition);
  const { typed } = choosing;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {columnsOf(row).map((column) => (
        <ValueInput
          key={column}
          label={name(column)}
          like={likeOf(rows, row, column)}
          now={row[column]}
          typed={typed[column]}
          named={name}
          change={(text) => choose({ ...choosing, typed: { ...typed, [column]: text } })}
        />
      ))}
    </SimpleGrid>
  );
}

/** What a table, a column or a code is called. */
function useNames({ terms }: Edition): (code: string) => string {
  const { i18n } = useTranslation();
  return (code) => terms[code]?.[i18n.language] ?? code;
}

/** As it is sent. @returns undefined while nothing differs or something cannot be read */
function changeOf({ table, way, key, typed }: Choosing, rows: Edition['tables'][string]): DraftChange | undefined {
  if (way === 'remove') return { table, key, remove: true };
  const row = rows.find((each) => each.key === key)?.row;
  const values = row && valuesTyped(rows, row, typed, way === 'add');
  if (!values || !row) return undefined;
  return way === 'set' ? { table, key, set: { ...values } } : { table, key: newKey(key, row, values), add: { ...values } };
}

/** The key of a row more is that of the row it is like, with its own values in the place of the other's. */
const newKey = (key: string, row: Readonly<Record<string, unknown>>, values: Readonly<Record<string, unknown>>): string =>
  key
    .split(/([^\w.-]+)/)
    .map((part) => {
      const column = Object.keys(row).find((name) => String(row[name]) === part);
      return column === undefined ? part : String(values[column]);
    })
    .join('');
