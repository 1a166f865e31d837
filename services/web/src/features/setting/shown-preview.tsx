import { Anchor, List, Stack, Text } from '@mantine/core';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import type { Preview, Previewed, Setting } from './types';
import { nameOf } from './value';

/** What a change would change: for whom it holds, and each question that would be answered otherwise. */
export function ShownPreview({ setting, preview }: { setting: Setting; preview: Preview }) {
  const { t, i18n } = useTranslation();
  const named = (value: Preview['to']) => nameOf(setting, value, (key) => t(`setting.${key}`));
  const otherwise = preview.questions.filter(({ differs }) => differs);
  const alike = preview.questions.filter(({ differs }) => !differs);
  return (
    <Stack gap="xs" component="section" aria-label={t('setting.previewed')} aria-live="polite">
      <Text fw={500}>{t('setting.fromTo', { from: named(preview.from), to: named(preview.to) })}</Text>
      <Text>{t('setting.keep', { from: dayOf(preview.effectiveFrom, i18n.language) })}</Text>
      <Text fw={500}>{t('setting.differ', { count: otherwise.length, all: preview.questions.length })}</Text>
      <List>
        {otherwise.map((each) => (
          <List.Item key={each.question}>
            <Question previewed={each} terms={preview.terms} />
          </List.Item>
        ))}
      </List>
      {alike.length > 0 && <Text size="sm">{t('setting.alike', { questions: alike.map(({ title }) => title[i18n.language]).join('; ') })}</Text>}
    </Stack>
  );
}

function Question({ previewed: { question, title, before, after, saidBefore, saidAfter }, terms }: { previewed: Previewed; terms: Preview['terms'] }) {
  const { t, i18n } = useTranslation();
  const said = (outcome: unknown): string => (typeof outcome === 'object' ? '' : (terms[String(outcome)]?.[i18n.language] ?? String(outcome)));
  const whole = (outcome: unknown, texts: Previewed['saidBefore']) => [said(outcome), ...texts.map((text) => text[i18n.language])].filter(Boolean).join(' · ');
  return (
    <>
      <Anchor href={`/law/questions/${question}`}>{title[i18n.language]}</Anchor>
      <Text size="sm">{t('setting.before')} {whole(before, saidBefore)}</Text>
      <Text size="sm">{t('setting.after')} {whole(after, saidAfter)}</Text>
    </>
  );
}
