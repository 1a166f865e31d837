import { Anchor, Button, Card, Group, Text, Title } from '@mantine/core';
import { Suspense } from 'react';
import { Link } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import { Reasons } from '../../parts/reasons';
import { Waiting } from '../../parts/waiting';
import { lazyPage } from '../../shell/lazy-page';
import type { Case, Current } from './types';

const ReturnedSection = lazyPage(() => import('../application/returned-section'), ['application']);

/** From here on there is a test, or why none is needed. */
const WITH_TEST: readonly Current['state'][] = ['TESTING', 'TEST_EXEMPT', 'TEST_BY_CERTIFICATE', 'TEST_DONE', 'APPEAL', 'SUMMARY', 'DECISION', 'ORDER', 'CERTIFICATE', 'CLOSED', 'ANNULLED'];

/** What the case asks of the teacher now, with the way there. */
export function ToDo({ shown, current }: { shown: Case; current: Current }) {
  const { t } = useTranslation();
  if (shown.answer?.answer === 'REFUSED') return <RefusedApplication answer={shown.answer} />;
  if (current.state === 'DRAFT') return <Step text={t('case.todo.draft')} to="application" label={t('case.todo.toApplication')} />;
  if (shown.returned) {
    return (
      <Suspense fallback={<Waiting />}>
        <ReturnedSection attestationId={shown.attestationId} returned={shown.returned} />
      </Suspense>
    );
  }
  if (current.step === 'booking') return <Step text={t('case.todo.booking')} to="test" label={t('case.todo.toBooking')} />;
  if (current.step === 'test') return <Step text={t('case.todo.test')} to="test" label={t('case.todo.toTest')} />;
  return <ToTest current={current} />;
}

/** The way to the test, once there is one or it is known why none is needed. */
export function ToTest({ current }: { current: Current }) {
  const { t } = useTranslation();
  if (!WITH_TEST.includes(current.state)) return null;
  return (
    <Anchor component={Link} to="test">
      {t('case.todo.toTest')}
    </Anchor>
  );
}

function Step({ text, to, label }: { text: string; to: string; label: string }) {
  const { t } = useTranslation();
  return (
    <Card withBorder component="section" aria-label={t('case.todo.title')}>
      <Title order={3} size="h4" mb="xs">
        {t('case.todo.title')}
      </Title>
      <Group justify="space-between" gap="xs">
        <Text>{text}</Text>
        <Button component={Link} to={to}>
          {label}
        </Button>
      </Group>
    </Card>
  );
}

/** The application was refused: what the notice says, and the rules behind it. */
function RefusedApplication({ answer: { note, reasons } }: { answer: NonNullable<Case['answer']> }) {
  const { t } = useTranslation();
  return (
    <Card withBorder component="section" aria-label={t('case.refused')}>
      <Title order={3} size="h4" mb="xs">
        {t('case.refused')}
      </Title>
      {note && <Text>{note}</Text>}
      <Reasons reasons={reasons} />
    </Card>
  );
}
