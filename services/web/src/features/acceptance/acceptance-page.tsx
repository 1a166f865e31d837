import { Alert } from '@mantine/core';
import { useParams } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { useRights } from '../../session/use-rights';
import { ENDED } from '../case/ended';
import { AnswerForm } from './answer-form';
import { ApplicationCard } from './application-card';
import { GivenAnswer } from './given-answer';
import { HolderCard } from './holder-card';
import { Recommended } from './recommended';
import { RegistriesTable } from './registries-table';
import type { Acceptance } from './types';
import { useAcceptance } from './use-acceptance';

/** One application: what is known of it, what the rules say, and the provider's answer. */
export function AcceptancePage() {
  const { t } = useTranslation();
  const { workItemId = '' } = useParams();
  const asked = useAcceptance(workItemId);
  return (
    <Page title={t('acceptance.one')} back={{ to: '/acceptances', title: t('acceptance.queue') }}>
      <Answered query={asked} problem={t('acceptance.problem')}>
        {(acceptance) => <Application acceptance={acceptance} asOf={asked.dataUpdatedAt} />}
      </Answered>
    </Page>
  );
}

function Application({ acceptance, asOf }: { acceptance: Acceptance; asOf: number }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const { item, case: shown, recommendation } = acceptance;
  const over = !shown.answer && ENDED.includes(shown.current.state);
  const open = !shown.answer && !over;
  const anothers = item.taken !== null && !item.taken.mine;
  return (
    <>
      <ApplicationCard acceptance={acceptance} asOf={asOf} />
      {over && <Alert color="yellow">{t('acceptance.over', { state: shown.current.stateText })}</Alert>}
      {open && <HolderCard item={item} />}
      <Section title={t('acceptance.registries')}>
        <RegistriesTable registries={shown.registries} asOf={asOf} />
      </Section>
      {shown.answer && <GivenAnswer attestationId={shown.attestationId} answer={shown.answer} />}
      {open && <Recommended recommendation={recommendation} />}
      {open && anothers && <Alert color="yellow">{t('acceptance.anothers', { name: item.taken?.by.name ?? '' })}</Alert>}
      {open && !anothers && may('applications.case.answer') && <AnswerForm acceptance={acceptance} />}
    </>
  );
}
