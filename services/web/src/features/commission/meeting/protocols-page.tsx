import { answered, api } from '../../../api/client';
import { REFRESH_MS, useList } from '../../../api/use-asked';
import { useTranslation } from '../../../i18n/speech';
import { List } from '../../../parts/list/list';
import { Rows } from '../../../parts/list/rows';
import { Page } from '../../../parts/page';
import { COMMISSION_KEY } from '../types';
import { useMeetingColumns } from './meetings-list';

/** The protocols that wait for the signature of whoever is signed in: as chair, or as secretary. */
export default function ProtocolsPage() {
  const { t } = useTranslation();
  const ask = (cursor: string | undefined) => answered(api.GET('/api/v1/commissions/protocols', { params: { query: { limit: 20, cursor } } }));
  const protocols = useList([...COMMISSION_KEY, 'protocols'], ask, { refreshMs: REFRESH_MS });
  const columns = useMeetingColumns();
  return (
    <Page title={t('commission.toSign')}>
      <List list={protocols} problem={t('commission.problem')} empty={{ title: t('commission.noProtocols'), hint: t('commission.noProtocolsHint') }}>
        {(items) => <Rows items={items} columns={columns} idOf={({ id }) => id} label={t('commission.toSign')} />}
      </List>
    </Page>
  );
}
