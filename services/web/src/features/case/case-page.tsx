import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Answered } from '../../parts/answered';
import { Page } from '../../parts/page';
import { CurrentCard } from './current-card';
import { TimeLineList } from './time-line-list';
import { useCase, useTimeLine } from './use-case';

/** One case: where it is, who holds it, by when, and what happened and why. */
export function CasePage() {
  const { t } = useTranslation();
  const { attestationId = '' } = useParams();
  const shown = useCase(attestationId);
  const line = useTimeLine(attestationId);
  return (
    <Page title={t('case.one')} back={{ to: '/cases', title: t('case.cases') }}>
      <Answered query={shown} problem={t('case.problem')}>
        {(data) => <CurrentCard shown={data} current={line.data?.current ?? data.current} asOf={line.dataUpdatedAt || shown.dataUpdatedAt} />}
      </Answered>
      {shown.data && (
        <>
          <Title order={3} size="h4">
            {t('case.timeLine')}
          </Title>
          <Answered query={line} problem={t('case.problem')}>
            {({ entries }) => <TimeLineList entries={entries} />}
          </Answered>
        </>
      )}
    </Page>
  );
}
