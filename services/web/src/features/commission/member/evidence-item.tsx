import { Anchor, Text } from '@mantine/core';
import { dayOf } from '../../../i18n/moment';
import { useTranslation } from '../../../i18n/speech';
import { Mark } from '../../../parts/mark';
import type { JudgedItem } from '../types';
import { useSourceName } from '../use-source-name';

/** One piece of evidence: what it is, whether it counts and why, who said it and when. */
export function EvidenceItem({ judged: { item, source, manual, counted, reason }, receivedAt }: { judged: JudgedItem; receivedAt: string | null }) {
  const { t, i18n } = useTranslation();
  const { title, details, on, link } = useLine(item);
  const nameOf = useSourceName();
  return (
    <li style={{ overflowWrap: 'anywhere' }}>
      <Text fw={500}>{title}</Text>
      <Text size="sm">{[...details, on && dayOf(on, i18n.language)].filter(Boolean).join(' · ')}</Text>
      {link && (
        <Anchor size="sm" href={link} target="_blank" rel="noreferrer">
          {link}
        </Anchor>
      )}
      <Text size="sm">
        {t(manual ? 'commission.byHand' : 'commission.bySource', { source: nameOf(source) })}
        {receivedAt && `, ${dayOf(receivedAt, i18n.language)}`}
      </Text>
      <Text size="sm" component="div">
        <Mark tone={counted ? 'good' : 'still'}>{t(counted ? 'commission.counted' : 'commission.notCounted')}</Mark>{' '}
        {reason.text} ({reason.source}; {reason.rule})
      </Text>
    </li>
  );
}

const TITLES = ['programme', 'event', 'title', 'lesson', 'subject', 'employer', 'institution'] as const;
const DAYS = ['completedOn', 'heldOn', 'on', 'observedOn', 'from', 'issuedOn'] as const;

/** What stands in a registry's item, in words; its shape is the registry's. */
function useLine(item: Record<string, unknown>): { title: string; details: string[]; on: string | undefined; link: string | undefined } {
  const { t } = useTranslation();
  const text = (name: string): string | undefined => (typeof item[name] === 'string' || typeof item[name] === 'number' ? String(item[name]) : undefined);
  const first = (names: readonly string[]) => names.map(text).find((found) => found !== undefined);
  const level = text('eventLevel') ?? text('level');
  const link = text('link');
  const details = [
    text('provider'),
    text('hours') && t('commission.hours', { hours: text('hours') }),
    level && t(`commission.eventLevel.${level}`),
    text('place') && t('commission.place', { place: text('place') }),
    text('grade') && t('commission.grade', { grade: text('grade') }),
    text('schoolYear') && t('commission.schoolYear', { year: text('schoolYear') }),
    text('percent') && [text('startPercent'), text('percent')].filter(Boolean).map((percent) => `${percent} %`).join(' → '),
    text('observer') && t(`commission.observer.${text('observer')}`),
    text('points') && t('commission.sheetPoints', { points: text('points') }),
    text('post'),
  ].filter((each): each is string => Boolean(each));
  return { title: first(TITLES) ?? '', details, on: first(DAYS), link: link?.startsWith('https://') || link?.startsWith('http://') ? link : undefined };
}
