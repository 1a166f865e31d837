import { NativeSelect, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { Problem } from '../../api/problem';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Empty } from '../../parts/empty';
import { useAddress } from '../../parts/list/use-address';
import { useThisYear } from '../../parts/list/year-choice';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { Waiting } from '../../parts/waiting';
import { ChangeForm } from './change-form';
import { ChangesList } from './changes-list';
import { DayRows } from './day-rows';
import { HoursCard } from './hours-card';
import { type Typed, typedOf } from './typed';
import type { Calendar } from './types';
import { useCalendar } from './use-calendar';

const FIRST_YEAR = 2024;
const AHEAD = 3;

/** The working calendar of a year: its days with their acts, office hours, and a change with what it moves. */
export default function CalendarPage() {
  const { t } = useTranslation();
  const { values, set } = useAddress(['year']);
  const thisYear = useThisYear();
  const year = Number(values.year) || thisYear;
  const years = Array.from({ length: (thisYear ?? FIRST_YEAR) + AHEAD - FIRST_YEAR + 1 }, (_, at) => String(FIRST_YEAR + at));
  return (
    <Page title={t('calendar.calendar')}>
      <Text>{t('calendar.lead')}</Text>
      <NativeSelect label={t('list.year')} value={String(year ?? '')} data={[...new Set([...years, ...(values.year ? [values.year] : [])])].sort()} onChange={({ currentTarget }) => set('year', currentTarget.value)} maw="12rem" />
      {year ? <Year key={year} year={year} /> : <Waiting />}
    </Page>
  );
}

function Year({ year }: { year: number }) {
  const { t } = useTranslation();
  const asked = useCalendar(year);
  if (!asked.data && asked.error instanceof Problem && asked.error.status === 404) {
    return (
      <>
        <Empty title={t('calendar.notLoaded', { year })} hint={t('calendar.notLoadedHint')} />
        <Change year={year} />
      </>
    );
  }
  return (
    <Answered query={asked} problem={t('calendar.problem')}>
      {(calendar) => <Change year={year} calendar={calendar} asOf={asked.dataUpdatedAt} />}
    </Answered>
  );
}

/** The days, and the form that one of them is taken into to be changed. */
function Change({ year, calendar, asOf = 0 }: { year: number; calendar?: Calendar; asOf?: number }) {
  const { t } = useTranslation();
  const [day, setDay] = useState<Typed>(() => typedOf());
  const form = useRef<HTMLDivElement>(null);
  const take = (typed: Typed) => {
    setDay(typed);
    form.current?.scrollIntoView();
    form.current?.querySelector('input')?.focus({ preventScroll: true });
  };
  return (
    <Stack>
      {calendar && (
        <Section title={t('calendar.days', { year })}>
          <DayRows days={calendar.days} take={(each) => take(typedOf(each))} />
          <AsOf at={asOf} />
        </Section>
      )}
      {calendar && <HoursCard hours={calendar.hours} />}
      <div ref={form}>
        <ChangeForm year={year} calendar={calendar} day={day} enter={setDay} />
      </div>
      <ChangesList year={year} />
    </Stack>
  );
}
