import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import { useAddress } from '../../parts/list/use-address';
import { Page } from '../../parts/page';
import { KindChoice } from './kind-choice';
import { type Person, readLines, type SoundLine, type WrongLine } from './lines';
import { LinesTold } from './lines-told';
import { type LineOutcome, sendLines } from './send-lines';
import { download, makeTemplate, readTable } from './table-file';
import type { Form } from './use-forms';
import { useWords } from './use-words';

/** Entry by hand in bulk: a table to fill in, and what becomes of each of its lines. */
export function TablePage() {
  const { t } = useTranslation();
  const { values, set } = useAddress(['registry']);
  return (
    <Page title={t('entry.table')} back={{ to: '/entries', title: t('entry.title') }}>
      <KindChoice chosen={values.registry} choose={(registry) => set('registry', registry)}>
        {(form, people) => <Table key={form.registry} form={form} people={people} />}
      </KindChoice>
    </Page>
  );
}

interface Read {
  sound: SoundLine[];
  wrong: WrongLine[];
}

function Table({ form, people }: { form: Form; people: Person[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const [read, setRead] = useState<Read | 'NO_TABLE' | 'OTHER_KIND'>();
  const [told, setTold] = useState<LineOutcome[]>([]);
  const sending = useMutation({
    mutationFn: (lines: SoundLine[]) => (setTold([]), sendLines(form.registry, lines, (outcome) => setTold((before) => [...before, outcome]))),
    networkMode: 'always',
  });
  const take = async (file: File | null) => {
    setTold([]);
    const rows = file && (await readTable(file, form.registry).catch(() => null));
    if (!file) return setRead(undefined);
    setRead(rows ? readLines(rows, form.members, people, words) : rows === null ? 'NO_TABLE' : 'OTHER_KIND');
  };
  const found = typeof read === 'object' ? read : undefined;
  return (
    <Stack>
      <Text size="sm">{t('entry.tableHint')}</Text>
      <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => void makeTemplate(form, people, words).then((file) => download(file, `${form.registry}.xlsx`))}>
        {t('entry.template')}
      </Button>
      <TextInput type="file" label={t('entry.file')} accept=".xlsx" onClick={({ currentTarget }) => (currentTarget.value = '')} onChange={({ currentTarget }) => void take(currentTarget.files?.[0] ?? null)} />
      {typeof read === 'string' && <Alert color="red" role="alert">{t(`entry.${read}`)}</Alert>}
      {found && <LinesTold sound={found.sound} wrong={found.wrong} told={told} members={form.members} />}
      {found && found.sound.length > 0 && (
        <Button loading={sending.isPending} style={{ alignSelf: 'flex-start' }} onClick={() => sending.mutate(found.sound)}>
          {t('entry.enterLines', { count: found.sound.length })}
        </Button>
      )}
    </Stack>
  );
}
