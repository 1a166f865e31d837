import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Empty } from '../../parts/empty';
import { leading } from '../../parts/list/leading';
import { Rows } from '../../parts/list/rows';
import { Page } from '../../parts/page';
import { Refused } from '../../parts/refused';
import { Section } from '../../parts/section';
import { isSaid, NO_TEXTS, TextsFields, trimmed } from '../../parts/texts-fields';
import { useKept } from '../../parts/use-kept';
import type { Draft } from './types';
import { useDrafts, useEditions, useKeeping } from './use-drafts';

/** Every draft of the Rules, and the way to another. */
export function DraftsPage() {
  const { t } = useTranslation();
  const asked = useDrafts();
  const columns = useColumns();
  return (
    <Page title={t('draft.drafts')}>
      <Text>{t('draft.lead')}</Text>
      <Answered query={asked} problem={t('draft.problem')}>
        {(drafts) => (
          <Stack>
            {drafts.length > 0 ? <Rows items={drafts} columns={columns} idOf={({ id }) => id} label={t('draft.drafts')} /> : <Empty title={t('draft.none')} hint={t('draft.noneHint')} />}
            <AsOf at={asked.dataUpdatedAt} />
            <NewDraft taken={drafts.map(({ id }) => id)} />
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

const PREFIX = 'draft-';
const EMPTY = { name: '', title: NO_TEXTS, base: '' };

/** A draft begins as an edition; what it changes is added on its page. */
function NewDraft({ taken }: { taken: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const [given, type, forget] = useKept('draft', EMPTY);
  const editions = useEditions().data ?? [];
  const id = PREFIX + given.name;
  const keeping = useKeeping(id);
  const navigate = useNavigate();
  const base = given.base || (editions.at(-1)?.id ?? '');
  const ready = /^[a-z0-9-]{1,60}$/.test(given.name) && !taken.includes(id) && isSaid(given.title) && base !== '';
  const done = () => {
    forget();
    void navigate(`/drafts/${id}`);
  };
  return (
    <Section title={t('draft.begin')}>
      <Group align="end" gap="xs">
        <TextInput label={t('draft.name')} description={t('draft.nameHint')} maxLength={60} value={given.name} error={taken.includes(id) && t('draft.there')} onChange={({ currentTarget }) => type({ name: currentTarget.value })} />
        <NativeSelect label={t('draft.base')} value={base} data={editions.map((edition) => ({ value: edition.id, label: edition.title[i18n.language] }))} onChange={({ currentTarget }) => type({ base: currentTarget.value })} />
      </Group>
      <TextsFields label={t('draft.title')} value={given.title} change={(title) => type({ title })} />
      <Refused error={keeping.error} />
      <Button disabled={!ready} loading={keeping.isPending} onClick={() => keeping.mutate({ title: trimmed(given.title), base, changes: [], settings: {} }, { onSuccess: done })} style={{ alignSelf: 'flex-start' }}>
        {t('draft.begin')}
      </Button>
    </Section>
  );
}

function useColumns(): ColumnDef<Draft>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      leading({ id: 'title', header: t('draft.title'), to: ({ id }) => id, said: ({ title }) => title[i18n.language] }),
      { id: 'id', header: t('draft.name'), accessorFn: ({ id }) => id },
      { id: 'base', header: t('draft.base'), accessorFn: ({ base }) => base },
      { id: 'changes', header: t('draft.changes'), accessorFn: ({ changes, settings }) => String(changes.length + Object.keys(settings).length) },
    ],
    [t, i18n.language],
  );
}
