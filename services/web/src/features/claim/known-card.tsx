import { Card, NativeSelect, Stack, Text } from '@mantine/core';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { AsOf } from '../../parts/as-of';
import { Line } from '../../parts/line';
import type { Me } from '../../session/use-me';
import { serviceMonthsOn } from './service-months';
import type { Employment } from './use-claims';

interface KnownCardProps {
  me: Me;
  post: Employment;
  posts: readonly Employment[];
  choose: (employmentId: string) => void;
  today: string;
  asOf: number;
}

/** What the answer rests on: her category, its term, her service, and what is known only later. */
export function KnownCard({ me, post, posts, choose, today, asOf }: KnownCardProps) {
  const { t, i18n } = useTranslation();
  const months = serviceMonthsOn(today, post);
  return (
    <Card withBorder component="section" aria-label={t('claim.known')}>
      <Stack gap="xs" component="dl" m={0}>
        <Line term={t('claim.current')}>{t([`category.${me.currentCategory}`, `claim.held.${me.currentCategory}`])}</Line>
        {me.categoryValidUntil && <Line term={t('claim.until')}>{dayOf(me.categoryValidUntil, i18n.language)}</Line>}
        <Line term={t('claim.service')}>{t('claim.served', { years: Math.floor(months / 12), months: months % 12 })}</Line>
        <Line term={t('claim.post')}>{post.post}</Line>
      </Stack>
      {posts.length > 1 && (
        <NativeSelect
          mt="xs"
          label={t('claim.choosePost')}
          value={post.employmentId}
          data={posts.map(({ employmentId, post: label }) => ({ value: employmentId, label }))}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
      )}
      <Text size="sm" mt="xs">
        {t('claim.assumed')}
      </Text>
      <AsOf at={asOf} source={t('claim.register')} />
    </Card>
  );
}
