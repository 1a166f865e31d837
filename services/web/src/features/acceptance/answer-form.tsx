import { Button, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { documentAt } from '../../api/document';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { Section } from '../../parts/section';
import { useKept } from '../../parts/use-kept';
import { SignDocuments } from '../signing/sign-documents';
import { type Given, givenQuery, NOTHING_GIVEN } from './given';
import { NoticeLanguage, RefusalFields } from './refusal-fields';
import type { Acceptance } from './types';
import { useAnswering, useTaking } from './use-acceptance';

/** Accepts or refuses: first what is answered, then the notice it makes, read and signed. Nothing typed is lost until it is sent. */
export function AnswerForm({ acceptance: { item, recommendation } }: { acceptance: Acceptance }) {
  const { t, i18n } = useTranslation();
  const { workItemId, attestationId } = item;
  const first: Given = { ...NOTHING_GIVEN, grounds: [...recommendation.grounds], mismatches: [...recommendation.missing] as Given['mismatches'], language: i18n.language === 'ru' ? 'ru' : 'kk' };
  const [given, type, forget] = useKept(`answer:${attestationId}`, first);
  const [laid, lay] = useState(false);
  const [taking, answering] = [useTaking(workItemId), useAnswering(attestationId)];
  const change = (part: Partial<Given>) => {
    lay(false);
    type(part);
  };
  const show = () => taking.mutate({}, { onSuccess: () => lay(true) });
  const send = async ([signature = '']: string[]) => {
    await answering.mutateAsync({ ...givenQuery(given), signature });
    forget();
  };
  return (
    <Section title={t('acceptance.answer')}>
      <Stack>
        <Radio.Group label={t('acceptance.yourAnswer')} value={given.answer} onChange={(answer) => change({ answer: answer as Given['answer'] })}>
          <Stack gap="xs" mt="xs">
            <Radio value="ACCEPTED" label={t('acceptance.accept')} />
            <Radio value="REFUSED" label={t('acceptance.refuse')} />
          </Stack>
        </Radio.Group>
        {given.answer === 'REFUSED' && <RefusalFields given={given} change={change} />}
        <NoticeLanguage given={given} change={change} />
        <Refused error={taking.error} />
        {!laid && (
          <Button disabled={given.answer === ''} loading={taking.isPending} onClick={show} style={{ alignSelf: 'flex-start' }}>
            {t('acceptance.showNotice')}
          </Button>
        )}
        {laid && given.answer !== '' && <Text size="sm">{t('acceptance.signHint')}</Text>}
        {laid && given.answer !== '' && <SignDocuments name={[attestationId, given]} documents={() => notice(attestationId, given, t('acceptance.notice'))} send={send} />}
      </Stack>
    </Section>
  );
}

async function notice(attestationId: string, given: Given, title: string) {
  const query = new URLSearchParams(Object.entries(givenQuery(given)).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, String(each)])));
  return [{ title, content: await documentAt(`applications/${attestationId}/answer-draft?${query}`) }];
}
