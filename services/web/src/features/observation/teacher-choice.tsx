import { NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import { Search } from '../../parts/list/search';
import type { Draft } from './draft';
import { useTeachers } from './use-teachers';

/** Whose lesson it was: found by name, also among those kept for work without a network. */
export function TeacherChoice({ owner, draft, error, choose }: { owner: string; draft: Draft; error?: string; choose: (more: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  const [search, find] = useState('');
  const { data = [], isError, error: failure } = useTeachers(owner, search);
  const known = data.some(({ personId }) => personId === draft.personId);
  const chosen = draft.personId !== '' && !known ? [{ value: draft.personId, label: draft.teacher }] : [];
  const options = data.map(({ personId, name, post, organisation }) => ({ value: personId, label: [name, post, organisation].filter(Boolean).join(', ') }));
  const pick = (personId: string) => {
    const teacher = data.find((each) => each.personId === personId);
    choose({ personId, teacher: teacher?.name ?? '', ...(teacher && draft.subject === '' ? { subject: teacher.subject } : {}) });
  };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Search label={t('observation.findTeacher')} value={search} find={find} />
      <NativeSelect
        label={t('observation.teacher')}
        required
        value={draft.personId}
        data={[{ value: '', label: t('observation.chooseTeacher') }, ...chosen, ...options]}
        error={error}
        onChange={({ currentTarget }) => pick(currentTarget.value)}
      />
      {isError && <Text size="sm">{failure.message}</Text>}
    </SimpleGrid>
  );
}
