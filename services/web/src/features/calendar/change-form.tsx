import { Button, Group, List, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Section } from '../../parts/section';
import { useKept } from '../../parts/use-kept';
import { DayForm } from './day-form';
import { HoursForm } from './hours-form';
import { Moves } from './moves';
import { hoursOf, NO_HOURS, type Typed, type TypedHours, withDay } from './typed';
import type { Calendar, Change, DayChange } from './types';

interface Planned {
  days: DayChange[];
  hours: TypedHours;
  reason: string;
}
const EMPTY: Planned = { days: [], hours: NO_HOURS, reason: '' };

interface ChangeProps {
  year: number;
  /** none: the year is not loaded, and is from this change on */
  calendar?: Calendar;
  day: Typed;
  enter: (day: Typed) => void;
}

/** A change of a year, collected day by day; what it moves is shown before it is made. */
export function ChangeForm({ year, calendar, day, enter }: ChangeProps) {
  const { t, i18n } = useTranslation();
  const [planned, type, forget] = useKept<Planned>(`calendar:${year}`, EMPTY);
  const [seen, see] = useState<Change>();
  const [told, tell] = useState('');
  const change = (part: Partial<Planned>) => {
    see(undefined);
    tell('');
    type(part);
  };
  const hours = hoursOf(planned.hours);
  const ready = (planned.days.length > 0 || hours !== undefined) && planned.reason.trim() !== '';
  const show = () => see({ version: calendar?.version ?? 0, days: planned.days, ...(hours && { hours }), reason: planned.reason.trim() });
  const done = (moved: number) => {
    see(undefined);
    type(EMPTY);
    forget();
    tell(t('calendar.done', { year, count: moved }));
  };
  return (
    <Section title={t('calendar.changeYear', { year })}>
      <Text size="sm">{t('calendar.changeHint')}</Text>
      <DayForm year={year} day={day} enter={enter} add={(added) => change({ days: withDay(planned.days, added) })} />
      {planned.days.length > 0 && <Text fw={500}>{t('calendar.planned', { count: planned.days.length })}</Text>}
      <List>
        {planned.days.map(({ date, day: given }) => (
          <List.Item key={date}>
            <Group gap="xs">
              <Text>{t('calendar.plannedDay', { day: dayOf(date, i18n.language), kind: given ? `${t(`calendar.kind.${given.kind}`)}, ${given.name[i18n.language]}` : t('calendar.ordinary') })}</Text>
              <Button size="compact-sm" variant="default" aria-label={t('calendar.removeDay', { day: dayOf(date, i18n.language) })} onClick={() => change({ days: planned.days.filter((each) => each.date !== date) })}>
                {t('calendar.remove')}
              </Button>
            </Group>
          </List.Item>
        ))}
      </List>
      <HoursForm hours={planned.hours} change={(part) => change({ hours: { ...planned.hours, ...part } })} />
      <TextInput label={t('calendar.reason')} description={t('calendar.reasonHint')} maxLength={1000} value={planned.reason} onChange={({ currentTarget }) => change({ reason: currentTarget.value })} />
      {!seen && (
        <Button variant="default" disabled={!ready} onClick={show} style={{ alignSelf: 'flex-start' }}>
          {t('calendar.preview')}
        </Button>
      )}
      {seen && <Moves year={year} change={seen} done={done} again={() => see(undefined)} />}
      {told && (
        <Text role="status" fw={500}>
          {told}
        </Text>
      )}
    </Section>
  );
}
