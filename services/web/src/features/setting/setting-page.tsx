import { Alert, Anchor, Stack } from '@mantine/core';
import { useParams } from 'react-router';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Empty } from '../../parts/empty';
import { Line } from '../../parts/line';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { ChangeForm } from './change-form';
import { History } from './history';
import type { Setting } from './types';
import { useSettings } from './use-settings';
import { nameOf } from './value';

/** One setting: what it is today and why, its change from a day ahead, and all that was changed before. */
export function SettingPage() {
  const { t, i18n } = useTranslation();
  const { key = '' } = useParams();
  const asked = useSettings();
  const found = asked.data?.items.find((each) => each.key === key);
  return (
    <Page title={found?.name[i18n.language] ?? t('setting.settings')} back={{ to: '/settings', title: t('setting.settings') }}>
      <Answered query={asked} problem={t('setting.problem')}>
        {() => (found ? <Whole setting={found} asOf={asked.dataUpdatedAt} /> : <Empty title={t('setting.none')} hint={t('setting.noneHint')} />)}
      </Answered>
    </Page>
  );
}

function Whole({ setting, asOf }: { setting: Setting; asOf: number }) {
  const { i18n } = useTranslation();
  return (
    <>
      <Now setting={setting} asOf={asOf} />
      {setting.fixed ? <Alert color="yellow">{setting.fixed[i18n.language]}</Alert> : <ChangeForm key={setting.key} setting={setting} />}
      <History setting={setting} />
    </>
  );
}

function Now({ setting, asOf }: { setting: Setting; asOf: number }) {
  const { t, i18n } = useTranslation();
  const { value, validFrom, validTo, reason, source, rule, owner, limits } = setting;
  return (
    <Section title={t('setting.today')}>
      <Stack component="dl" gap="xs" m={0}>
        <Line term={t('setting.value')}>{nameOf(setting, value, (key) => t(`setting.${key}`))}</Line>
        <Line term={t('setting.since')}>{dayOf(validFrom, i18n.language)}</Line>
        <Line term={t('setting.until')}>{validTo ? dayOf(validTo, i18n.language) : t('setting.open')}</Line>
        <Line term={t('setting.reason')}>{reason[i18n.language]}</Line>
        <Line term={t('setting.source')}>{source}</Line>
        <Line term={t('setting.whose')}>{t(`setting.owner.${owner}`)}</Line>
        {limits && <Line term={t('setting.limits')}>{t('setting.between', { from: limits.from, to: limits.to })}</Line>}
        <Line term={t('setting.rule')}>
          <Anchor href={`/law/rules/${rule}`}>{rule}</Anchor>
        </Line>
      </Stack>
      <AsOf at={asOf} />
    </Section>
  );
}
