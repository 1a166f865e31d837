import { NativeSelect } from '@mantine/core';
import { usePlatformClock } from '../../features/clock/use-platform-clock';
import { useTranslation } from '../../i18n/speech';
import { Choice } from './choice';

interface YearProps {
  value: string;
  choose: (year: string) => void;
  /** one year is always chosen */
  one?: boolean;
}

/** The year of a campaign: this one, those before it, and the next. */
export function YearChoice({ value, choose, one = false }: YearProps) {
  const { t } = useTranslation();
  const thisYear = useThisYear();
  const years = thisYear ? [1, 0, -1, -2].map((ahead) => String(thisYear + ahead)) : [];
  const options = [...new Set([...(value ? [value] : []), ...years])].sort().reverse().map((year) => ({ value: year, label: year }));
  if (one) return <NativeSelect label={t('list.year')} value={value} data={options} onChange={({ currentTarget }) => choose(currentTarget.value)} />;
  return <Choice label={t('list.year')} value={value} options={options} choose={choose} />;
}

/** By the platform's clock. @returns undefined until it has told */
export const useThisYear = (): number | undefined => Number(usePlatformClock()?.today.slice(0, 4)) || undefined;
