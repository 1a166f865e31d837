import { Anchor, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import { Section } from '../../parts/section';
import { useQuestions } from './use-drafts';

/** The way to any question of the law, asked of the draft instead of an edition. */
export function AskDraft({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const [question, choose] = useState('');
  const questions = useQuestions().data ?? [];
  return (
    <Section title={t('draft.ask')}>
      <Text size="sm">{t('draft.askHint')}</Text>
      <NativeSelect label={t('draft.question')} value={question} data={[{ value: '', label: '—' }, ...questions.map((each) => ({ value: each.question, label: each.title[i18n.language] }))]} onChange={({ currentTarget }) => choose(currentTarget.value)} />
      {question && <Anchor href={`/law/questions/${question}?ruleSet=${encodeURIComponent(id)}`}>{t('draft.toQuestion')}</Anchor>}
    </Section>
  );
}
