import { Alert, Anchor, Button, Card, Checkbox, Group, List as Bullets, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { answered, api, type Shapes } from '../../api/client';
import { REFRESH_MS, useList } from '../../api/use-asked';
import { useCommand } from '../../api/use-command';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { List } from '../../parts/list/list';
import { useSearch } from '../../parts/list/use-search';
import { Page } from '../../parts/page';
import { Refused } from '../../parts/refused';
import { IssuedRegister } from './issued-register';

export const WAITING_KEY = ['certificates-waiting'] as const;
/** As many as one command issues. */
const MOST = 100;

/** Certificates the head issues, one or many, and those that were issued. */
export default function CertificatesPage() {
  const { t } = useTranslation();
  const { search, filters, filtered } = useSearch(t('portfolio.findTeacher'));
  const [chosen, choose] = useState<string[]>([]);
  const list = useList([...WAITING_KEY, { search }], (cursor) => answered(api.GET('/api/v1/commissions/certificates/waiting', { params: { query: { search, limit: 20, cursor } } })), { refreshMs: REFRESH_MS });
  const issue = useCommand((workItemIds: string[], header) => answered(api.POST('/api/v1/commissions/certificates/issue', { params: { header }, body: { workItemIds } })), [WAITING_KEY, ['certificates-issued'], ['count']]);
  const here = chosen.filter((id) => list.items.some(({ workItemId }) => workItemId === id)).slice(0, MOST);
  return (
    <Page title={t('school.certificates')}>
      {issue.data && <Outcome items={issue.data.items} />}
      <List list={list} problem={t('school.problem')} filters={filters} filtered={filtered} empty={{ title: t('school.noCertificates'), hint: t('school.noCertificatesHint') }}>
        {(items) => (
          <Stack>
            <Checkbox label={t('school.chooseAll')} checked={here.length === items.length} onChange={({ currentTarget }) => choose(currentTarget.checked ? items.map(({ workItemId }) => workItemId) : [])} />
            <Stack component="ul" m={0} p={0} gap="xs" style={{ listStyle: 'none' }}>
              {items.map((each) => (
                <WaitingCard key={each.workItemId} waiting={each} chosen={chosen.includes(each.workItemId)} choose={(on) => choose((before) => (on ? [...before, each.workItemId] : before.filter((id) => id !== each.workItemId)))} />
              ))}
            </Stack>
            <Refused error={issue.error} />
            <Button disabled={here.length === 0} loading={issue.isPending} style={{ alignSelf: 'flex-start' }} onClick={() => issue.mutate(here, { onSuccess: () => choose([]) })}>
              {t('school.issue', { count: here.length })}
            </Button>
          </Stack>
        )}
      </List>
      <IssuedRegister />
    </Page>
  );
}

function WaitingCard({ waiting: { attestationId, teacher, post, awardedCategory, protocolNumber, openedAt, due }, chosen, choose }: { waiting: Shapes['CommissionsWaitingOut']; chosen: boolean; choose: (on: boolean) => void }) {
  const { t, i18n } = useTranslation();
  return (
    <Card withBorder component="li">
      <Group wrap="nowrap" align="flex-start">
        <Checkbox aria-label={t('school.choose', { teacher })} checked={chosen} onChange={({ currentTarget }) => choose(currentTarget.checked)} />
        <div>
          <Anchor component={Link} to={`/cases/${attestationId}`} fw={500}>
            {teacher}
          </Anchor>
          <Text size="sm">{[post, awardedCategory && t(`category.${awardedCategory}`), protocolNumber && t('school.protocol', { number: protocolNumber })].filter(Boolean).join(' · ')}</Text>
          <Text size="sm">
            {t('school.since', { at: moment(openedAt, i18n.language) })} · {due ? t('school.due', { at: moment(due, i18n.language) }) : t('portfolio.noDue')}
          </Text>
        </div>
      </Group>
    </Card>
  );
}

/** What became of each: its number, or why not. */
function Outcome({ items }: { items: Shapes['CommissionsIssuedOut'][] }) {
  const { t } = useTranslation();
  const refused = items.filter(({ refusal }) => refusal);
  return (
    <>
      {items.length > refused.length && (
        <Alert color="green" role="status" title={t('school.issued', { count: items.length - refused.length })}>
          {items.flatMap(({ certificate }) => certificate?.number ?? []).join(', ')}
        </Alert>
      )}
      {refused.length > 0 && (
        <Alert color="red" role="alert">
          <Title order={3} size="h5">
            {t('school.refusedCount', { count: refused.length })}
          </Title>
          <Bullets size="sm">
            {refused.map(({ workItemId, refusal }) => (
              <Bullets.Item key={workItemId}>{[refusal?.title, ...(refusal?.reasons ?? []).map(({ text }) => text)].join(' ')}</Bullets.Item>
            ))}
          </Bullets>
        </Alert>
      )}
    </>
  );
}
