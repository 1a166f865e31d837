import { useTranslation } from '../../i18n/speech';
import { Mark } from '../../parts/mark';
import type { Session } from '../test/use-sessions';

/** Whether a sitting may be booked. */
export function SittingState({ sitting: { status, free } }: { sitting: Session }) {
  const { t } = useTranslation();
  if (status !== 'OPEN') return <Mark tone={status === 'CANCELLED' ? 'bad' : 'still'}>{t(`sitting.status.${status}`)}</Mark>;
  return free > 0 ? <Mark tone="good">{t('sitting.status.OPEN')}</Mark> : <Mark tone="short">{t('sitting.full')}</Mark>;
}
