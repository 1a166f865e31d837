import { Button, Group, List as Found, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '../../../api/client';
import { useAsked } from '../../../api/use-asked';
import { useTranslation } from '../../../i18n/speech';
import { Search } from '../../../parts/list/search';
import type { Person } from '../types';

export type Seat = Pick<Person, 'personId' | 'name' | 'capacity'>;
const CAPACITIES = ['TEACHER', 'METHODIST', 'IN_SERVICE_TRAINING', 'PROFESSIONAL_COMMUNITY', 'PUBLIC', 'TRADE_UNION', 'EDUCATION_BODY'] as const;
const LEAST = 3;

interface SeatsProps {
  seats: Seat[];
  secretary: Seat | null;
  change: (part: { seats?: Seat[]; secretary?: Seat | null }) => void;
}

/** Who sits on a commission, found by name among those whom the head may look up. */
export function Seats({ seats, secretary, change }: SeatsProps) {
  const { t } = useTranslation();
  const as = (personId: string, capacity: string) => change({ seats: seats.map((seat) => (seat.personId === personId ? { ...seat, capacity: CAPACITIES.find((each) => each === capacity) ?? 'TEACHER' } : seat)) });
  return (
    <Stack w="100%">
      <Title order={3} size="h5">
        {t('commission.membersOf', { count: seats.length })}
      </Title>
      {seats.map(({ personId, name, capacity }) => (
        <Group key={personId} align="end">
          <NativeSelect label={name} data={CAPACITIES.map((value) => ({ value, label: t(`commission.capacity.${value}`) }))} value={capacity} onChange={({ currentTarget }) => as(personId, currentTarget.value)} />
          <Button variant="default" aria-label={t('commission.removeNamed', { name })} onClick={() => change({ seats: seats.filter((seat) => seat.personId !== personId) })}>
            {t('commission.remove')}
          </Button>
        </Group>
      ))}
      <Text>
        {t('role.COMMISSION_SECRETARY')}: {secretary?.name ?? t('commission.nobody')}
      </Text>
      <Candidates
        taken={seats.map(({ personId }) => personId)}
        seat={(seat) => change({ seats: [...seats, seat] })}
        appoint={(seat) => change({ secretary: seat })}
      />
    </Stack>
  );
}

function Candidates({ taken, seat, appoint }: { taken: string[]; seat: (seat: Seat) => void; appoint: (seat: Seat) => void }) {
  const { t } = useTranslation();
  const [query, find] = useState('');
  const asked = query.length >= LEAST;
  const found = useAsked(['persons', query], () => answered(api.GET('/api/v1/directory/persons', { params: { query: { query, limit: 10 } } })), { enabled: asked });
  return (
    <Stack gap="xs">
      <Search label={t('commission.findPerson')} value="" find={find} />
      {asked && found.data?.items.length === 0 && <Text>{t('list.nothingFound')}</Text>}
      <Found>
        {asked &&
          found.data?.items.map(({ personId, name, currentCategory, posts }) => (
            <Found.Item key={personId}>
              {name}, {t(`category.${currentCategory}`)}
              {posts[0] && `, ${posts[0].post}`}
              <Group gap="xs" my={4}>
                <Button size="xs" variant="default" disabled={taken.includes(personId)} aria-label={t('commission.seatNamed', { name })} onClick={() => seat({ personId, name, capacity: 'TEACHER' })}>
                  {t('commission.seat')}
                </Button>
                <Button size="xs" variant="default" aria-label={t('commission.appointNamed', { name })} onClick={() => appoint({ personId, name, capacity: 'TEACHER' })}>
                  {t('commission.appoint')}
                </Button>
              </Group>
            </Found.Item>
          ))}
      </Found>
    </Stack>
  );
}
