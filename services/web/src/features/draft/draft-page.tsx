import { Anchor, Stack, Text } from '@mantine/core';
import { useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Empty } from '../../parts/empty';
import { Line } from '../../parts/line';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { AskDraft } from './ask-draft';
import { ChangesList } from './changes-list';
import { RowForm } from './row-form';
import { SettingForm } from './setting-form';
import type { Draft } from './types';
import { useDraft, useEdition } from './use-drafts';

/** One draft: what it changes, rows and settings more, its comparison with the edition, and its questions. */
export function DraftPage() {
  const { t, i18n } = useTranslation();
  const { id = '' } = useParams();
  const asked = useDraft(id);
  const missing = !asked.data && asked.error instanceof Problem && (asked.error.status === 404 || asked.error.status === 422);
  return (
    <Page title={asked.data?.title[i18n.language] ?? t('draft.drafts')} back={{ to: '/drafts', title: t('draft.drafts') }}>
      {missing ? (
        <Empty title={t('draft.notThere')} hint={t('draft.notThereHint')} />
      ) : (
        <Answered query={asked} problem={t('draft.problem')}>
          {(draft) => <Whole draft={draft} asOf={asked.dataUpdatedAt} />}
        </Answered>
      )}
    </Page>
  );
}

function Whole({ draft, asOf }: { draft: Draft; asOf: number }) {
  const { t } = useTranslation();
  const edition = useEdition(draft.base);
  const { id, base } = draft;
  return (
    <>
      <Section title={t('draft.about')}>
        <Stack component="dl" gap="xs" m={0}>
          <Line term={t('draft.name')}>{id}</Line>
          <Line term={t('draft.base')}>{base}</Line>
        </Stack>
        <Text size="sm">{t('draft.noCase')}</Text>
        <Anchor href={`/law/editions/${base}/diff/${id}`}>{t('draft.compare')}</Anchor>
        <AsOf at={asOf} />
      </Section>
      <Answered query={edition} problem={t('draft.problem')}>
        {(found) => (
          <>
            <ChangesList draft={draft} edition={found} />
            <RowForm draft={draft} edition={found} />
            <SettingForm draft={draft} />
          </>
        )}
      </Answered>
      <AskDraft id={id} />
    </>
  );
}
