import { Alert, Button, Card, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { answered, api, type Shapes } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { useTranslation } from '../../../i18n/speech';
import { Page } from '../../../parts/page';
import { Refused } from '../../../parts/refused';
import { useKeptValue } from '../../../parts/use-kept';
import { useRights } from '../../../session/use-rights';
import { type Commission, COMMISSION_KEY } from '../types';
import { useCommission } from '../use-commission';
import { type Seat, Seats } from './seats';
import { bodiesOf, type Body } from './bodies';

interface Draft {
  body: string;
  orderNumber: string;
  from: string;
  seats: Seat[];
  secretary: Seat | null;
}
const EMPTY: Draft = { body: '0', orderNumber: '', from: '', seats: [], secretary: null };

/** The head of an attesting body approves a commission, or composes one anew by another order. */
export function CommissionForm() {
  const { t } = useTranslation();
  const { commissionId = '' } = useParams();
  const commission = useCommission(commissionId);
  const { roles } = useRights();
  const bodies = bodiesOf(roles);
  if (commissionId !== '' && !commission.data) return null;
  return (
    <Page title={t(commissionId ? 'commission.compose' : 'commission.approve')} back={{ to: commissionId ? `/commissions/${commissionId}` : '/commissions', title: commission.data?.name || t('commission.commissions') }}>
      {bodies.length === 0 ? <Alert color="yellow">{t('commission.noBody')}</Alert> : <Composition key={commissionId} commission={commission.data} bodies={bodies} />}
    </Page>
  );
}

const startOf = (commission: Commission | undefined): Draft =>
  commission ? { ...EMPTY, seats: commission.members, secretary: { personId: commission.secretaryId, name: commission.secretary, capacity: 'TEACHER' } } : EMPTY;

function Composition({ commission, bodies }: { commission: Commission | undefined; bodies: Body[] }) {
  const { t, i18n } = useTranslation();
  const { value: draft, change, forget } = useKeptValue(`composition/${commission?.id ?? 'new'}`, startOf(commission));
  const enter = (part: Partial<Draft>) => change((before) => ({ ...before, ...part }));
  const approving = useApproving(commission, forget);
  const body = bodies[Number(draft.body)] ?? bodies[0];
  const ready = draft.orderNumber.trim() !== '' && draft.seats.length > 0 && draft.secretary !== null && (commission !== undefined || draft.from !== '');
  const approve = () => draft.secretary && body && approving.mutate({ seats: draft.seats, secretaryId: draft.secretary.personId, orderNumber: draft.orderNumber.trim(), from: draft.from, body });
  const language = i18n.language as 'kk' | 'ru' | 'en';
  return (
    <Card withBorder component="section" aria-label={t('commission.composition')}>
      <Stack align="flex-start">
        {!commission && (
          <>
            <NativeSelect
              label={t('commission.body')}
              data={bodies.map(({ level, name }, index) => ({ value: String(index), label: [t(`commission.levelOf.${level}`), name?.[language]].filter(Boolean).join(': ') }))}
              value={draft.body}
              onChange={({ currentTarget }) => enter({ body: currentTarget.value })}
            />
            <TextInput type="date" label={t('commission.from')} description={t('commission.fromHint')} value={draft.from} onChange={({ currentTarget }) => enter({ from: currentTarget.value })} />
          </>
        )}
        <TextInput label={t('commission.orderNumber')} maxLength={60} value={draft.orderNumber} onChange={({ currentTarget }) => enter({ orderNumber: currentTarget.value })} />
        <Seats seats={draft.seats} secretary={draft.secretary} change={enter} />
        <Refused error={approving.error} />
        <Button disabled={!ready} loading={approving.isPending} onClick={approve}>
          {t(commission ? 'commission.compose' : 'commission.approve')}
        </Button>
      </Stack>
    </Card>
  );
}

type Capacity = NonNullable<Shapes['CommissionsCompositionIn']['representatives']>[number]['capacity'];
interface Wanted {
  seats: Seat[];
  secretaryId: string;
  orderNumber: string;
  from: string;
  body: Body;
}

/** What the rules do not allow is refused with each member's reason; what they only warn of is told on the commission's page. */
function useApproving(commission: Commission | undefined, done: () => void) {
  const navigate = useNavigate();
  return useCommand(
    async ({ seats, secretaryId, orderNumber, from, body }: Wanted, header) => {
      const memberIds = seats.filter(({ capacity }) => capacity === 'TEACHER').map(({ personId }) => personId);
      const representatives = seats.filter(({ capacity }) => capacity !== 'TEACHER').map(({ personId, capacity }) => ({ personId, capacity: capacity as Capacity }));
      const composition = { memberIds, representatives, secretaryId, orderNumber };
      const { level, organisationId, placeCode } = body;
      const approved = commission
        ? await answered(api.POST('/api/v1/commissions/{commissionId}/composition', { params: { path: { commissionId: commission.id }, header }, body: composition }))
        : await answered(api.POST('/api/v1/commissions', { params: { header }, body: { ...composition, level, from, ...(organisationId && { organisationId }), ...(placeCode && { placeCode }) } }));
      done();
      void navigate(`/commissions/${approved.id}`, { state: { warnings: approved.warnings } });
      return approved;
    },
    [COMMISSION_KEY],
  );
}
