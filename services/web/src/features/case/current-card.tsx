import { Card, Stack, Text } from '@mantine/core';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Due } from '../../parts/due';
import { Line } from '../../parts/line';
import { AsOf } from '../../parts/as-of';
import { ENDED } from './ended';
import type { Case, Current } from './types';

/** Where the case is, who holds it, by when; with the moment the picture is of. */
export function CurrentCard({ shown: { teacher, organisation, claimed, leftAt }, current, asOf }: { shown: Case; current: Current; asOf: number }) {
  const { t, i18n } = useTranslation();
  const at = (instant: string | number) => moment(instant, i18n.language);
  return (
    <Card withBorder component="section" aria-label={t('case.where')}>
      <Stack gap="xs" component="dl" m={0}>
        <Line term={t('case.teacher')}>{[teacher.name, organisation.name].filter(Boolean).join(', ')}</Line>
        <Line term={t('case.claimed')}>{t(`category.${claimed}`)}</Line>
        <Line term={t('case.where')}>
          <strong>{current.stepText ?? current.stateText}</strong> <Text span size="sm">({t('case.since', { at: at(current.since) })})</Text>
        </Line>
        {leftAt && <Line term={t('case.leftAt')}>{at(leftAt)}</Line>}
        {!leftAt && !ENDED.includes(current.state) && <Awaited current={current} />}
      </Stack>
      {leftAt && <Text size="sm">{t('case.leftHint')}</Text>}
      <AsOf at={asOf} />
    </Card>
  );
}

/** Who has to act and by when; of a case that has ended, or moved away, nothing is awaited here. */
function Awaited({ current: { holders, due, late } }: { current: Current }) {
  const { t } = useTranslation();
  return (
    <>
      <Line term={t('case.holder')}>
        {holders.length === 0 ? t('case.platform') : holders.map(({ roleText, name }) => [roleText, name].filter(Boolean).join(': ')).join('; ')}
      </Line>
      <Line term={t('case.due')}>
        <Due due={due} late={late} none={t('case.noDue')} />
      </Line>
    </>
  );
}
