import { Alert, Anchor, Stack } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answered, api, type Shapes } from '../../api/client';
import { useAsked } from '../../api/use-asked';
import { useCommand } from '../../api/use-command';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { Empty } from '../../parts/empty';
import { Page } from '../../parts/page';
import { Refused } from '../../parts/refused';
import { type Me, useMe } from '../../session/use-me';
import { CASE_KEY } from '../case/use-case';
import { usePlatformClock } from '../clock/use-platform-clock';
import { ClaimCard } from './claim-card';
import { KnownCard } from './known-card';
import { wasAttested } from './attested';
import { type ClaimQuestion, useClaims } from './use-claims';

type Case = Shapes['ApplicationsCaseOut'];

/** Which category may I claim now, and why? */
export default function ClaimPage() {
  const { t } = useTranslation();
  const me = useMe();
  const cases = useAsked([...CASE_KEY, 'own'], () => answered(api.GET('/api/v1/applications', { params: { query: { limit: 20, order: 'NEWEST' } } })));
  const today = usePlatformClock()?.today;
  return (
    <Page title={t('claim.title')}>
      <Answered query={me} problem={t('claim.problem')}>
        {(known) => (
          <Answered query={cases} problem={t('claim.problem')}>
            {({ items }) => today && <Claims me={known} own={items.filter(({ teacher }) => teacher.id === known.personId)} today={today} asOf={me.dataUpdatedAt} />}
          </Answered>
        )}
      </Answered>
    </Page>
  );
}

const isRunning = ({ closedAt, leftAt }: Case): boolean => closedAt === null && leftAt === null;

function Claims({ me, own, today, asOf }: { me: Me; own: readonly Case[]; today: string; asOf: number }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<string>();
  const posts = me.employments.filter(({ from, to }) => from <= today && (to === null || to >= today));
  const post = posts.find(({ employmentId }) => employmentId === chosen) ?? posts[0];
  const running = own.find(isRunning);
  const attested = wasAttested(own, today);
  if (!post) return <Empty title={t('claim.noPost')} hint={t('claim.noPostHint')} />;
  return (
    <Stack>
      {running && (
        <Alert color="blue" title={t('claim.running', { category: t(`category.${running.claimed}`) })}>
          <Anchor component={Link} to={`/cases/${running.attestationId}`}>
            {t('claim.toCase')}
          </Anchor>
        </Alert>
      )}
      <KnownCard me={me} post={post} posts={posts} choose={choose} today={today} asOf={asOf} />
      <Answers me={me} post={post} today={today} attested={attested} closed={running !== undefined} several={posts.length > 1} />
    </Stack>
  );
}

interface AnswersProps extends ClaimQuestion {
  /** another application of hers is under way */
  closed: boolean;
  /** she has several posts: which one is said with the claim */
  several: boolean;
}

function Answers({ closed, several, ...asked }: AnswersProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const claims = useClaims(asked);
  const opening = useCommand((body: Shapes['ApplicationsDraftIn'], header) => answered(api.POST('/api/v1/applications', { params: { header }, body })), [CASE_KEY]);
  const open = (claimedCategory: Shapes['ApplicationsDraftIn']['claimedCategory']) =>
    opening.mutate(
      { claimedCategory, ...(several && { employmentId: asked.post.employmentId }) },
      { onSuccess: ({ attestationId }) => void navigate(`/cases/${attestationId}/application`) },
    );
  return (
    <Answered query={claims} problem={t('claim.problem')}>
      {(answers) => (
        <Stack>
          <Refused error={opening.error} />
          {[...answers].sort((a, b) => Number(b.may) - Number(a.may)).map((answer) => (
            <ClaimCard key={answer.claimed} answer={answer} open={closed ? undefined : open} opening={opening.isPending && opening.variables.claimedCategory === answer.claimed} />
          ))}
        </Stack>
      )}
    </Answered>
  );
}
