import { NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import { Search } from '../../parts/list/search';
import type { Draft, Form } from './draft';
import type { Teacher } from './kept';
import { useTeachers } from './use-teachers';

/** One kept for work without a network before the platform said what her sheet is like says nothing of it. */
const formOf = ({ variant, indicators, penalInstitution }: Partial<Teacher>): Form | undefined =>
  variant === undefined || indicators === undefined ? undefined : { variant, indicators, penalInstitution: penalInstitution ?? false };

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
    const form = teacher && formOf(teacher);
    choose({ personId, teacher: teacher?.name ?? '', form, ...(form?.indicators === null && { indicators: undefined }), ...(teacher && draft.subject === '' ? { subject: teacher.subject } : {}) });
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
