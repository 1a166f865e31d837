import { Text } from '@mantine/core';
import { answered, api } from '../../api/client';
import { REFRESH_MS, useAsked } from '../../api/use-asked';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { CASE_KEY } from '../case/use-case';
import type { Booking } from './types';

/** What became of the notice by e-mail; nothing before it is written. */
export function NoticeLetter({ booking: { attestationId, workItemId } }: { booking: Booking }) {
  const { t, i18n } = useTranslation();
  const letters = useAsked([...CASE_KEY, attestationId, 'letters'], () => answered(api.GET('/api/v1/integrations/letters', { params: { query: { attestationId, limit: 100 } } })), { refreshMs: REFRESH_MS });
  const letter = letters.data?.items.find(({ letterId }) => letterId === workItemId);
  if (!letter) return null;
  const { state, sentTo, settledAt, reason } = letter;
  return <Text>{t(`test.letter.${state}`, { to: sentTo ?? '', at: settledAt ? moment(settledAt, i18n.language) : '', reason: reason ?? '' })}</Text>;
}
