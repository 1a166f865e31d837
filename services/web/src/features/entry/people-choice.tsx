import { Button, Checkbox, Fieldset, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import { Search } from '../../parts/list/search';
import type { Person } from './lines';

interface PeopleChoiceProps {
  people: readonly Person[];
  chosen: readonly string[];
  error?: string;
  choose: (personIds: string[]) => void;
}

/** One teacher, or as many as one event is copied to. */
export function PeopleChoice({ people, chosen, error, choose }: PeopleChoiceProps) {
  const { t } = useTranslation();
  const [search, find] = useState('');
  const shown = people.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  const toggle = (personId: string, on: boolean) => choose(on ? [...chosen, personId] : chosen.filter((each) => each !== personId));
  return (
    <Fieldset legend={t('entry.teachers')}>
      <Stack gap="xs">
        <Group align="end">
          <Search label={t('entry.findTeacher')} value={search} find={find} />
          {chosen.length > 0 && (
            <Button variant="default" onClick={() => choose([])}>
              {t('entry.chooseNone')}
            </Button>
          )}
        </Group>
        <ScrollArea.Autosize mah={240} type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('entry.teachers') }}>
          <Stack gap="xs">
            {shown.map(({ personId, name }) => (
              <Checkbox key={personId} label={name} checked={chosen.includes(personId)} onChange={({ currentTarget }) => toggle(personId, currentTarget.checked)} />
            ))}
          </Stack>
        </ScrollArea.Autosize>
        <Text size="sm" aria-live="polite">
          {t('entry.chosen', { count: chosen.length })}
        </Text>
        {error && <Text c="var(--mantine-color-error)">{error}</Text>}
      </Stack>
    </Fieldset>
  );
}
