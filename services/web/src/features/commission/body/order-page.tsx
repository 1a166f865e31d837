import { Anchor, Card, List as Cases, Stack, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { answered, api, type Shapes } from '../../../api/client';
import { documentAt } from '../../../api/document';
import { useAsked } from '../../../api/use-asked';
import { useCommand } from '../../../api/use-command';
import { dayOf } from '../../../i18n/moment';
import { useTranslation } from '../../../i18n/speech';
import { Answered } from '../../../parts/answered';
import { AsOf } from '../../../parts/as-of';
import { Line } from '../../../parts/line';
import { OpenDocument } from '../../../parts/open-document';
import { Page } from '../../../parts/page';
import { SignDocuments } from '../../signing/sign-documents';
import { COMMISSION_KEY } from '../types';

type Order = Shapes['CommissionsWholeOrderOut'];

/** One order: what it is about, its documents; of a draft the preview and the signature. */
export function OrderPage() {
  const { t } = useTranslation();
  const { orderId = '' } = useParams();
  const order = useAsked([...COMMISSION_KEY, 'order', orderId], () => answered(api.GET('/api/v1/commissions/orders/{orderId}', { params: { path: { orderId } } })));
  return (
    <Page title={t('commission.order', { number: order.data?.number ?? '' })} back={{ to: '/orders', title: t('commission.orders') }}>
      <Answered query={order} problem={t('commission.problem')}>
        {(shown) => (
          <>
            <About order={shown} at={order.dataUpdatedAt} />
            <Documents order={shown} />
          </>
        )}
      </Answered>
    </Page>
  );
}

function About({ order: { status, dated, cases }, at }: { order: Order; at: number }) {
  const { t, i18n } = useTranslation();
  return (
    <Card withBorder component="section" aria-label={t('commission.casesIn')}>
      <Stack gap="xs" component="dl" m={0}>
        <Line term={t('case.state')}>{t(`commission.orderIs.${status}`)}</Line>
        <Line term={t('commission.dated')}>{dayOf(dated, i18n.language)}</Line>
      </Stack>
      <Title order={3} size="h5" mt="sm">
        {t('commission.casesIn')}
      </Title>
      <Cases>
        {cases.map(({ attestationId, teacher, post, awardedCategory }) => (
          <Cases.Item key={attestationId}>
            <Anchor component={Link} to={`/commissions/documents/${attestationId}`}>
              {teacher}
            </Anchor>
            , {post} — {awardedCategory && t(`category.${awardedCategory}`)}
          </Cases.Item>
        ))}
      </Cases>
      <AsOf at={at} />
    </Card>
  );
}

function Documents({ order: { id, number, status, documentId } }: { order: Order }) {
  const { t } = useTranslation();
  const path = (language: string) => `commissions/documents/${documentId}.pdf?language=${language}`;
  const title = (language: 'kk' | 'ru') => `${t('commission.order', { number })} (${t(`commission.languageOf.${language}`)})`;
  const signing = useCommand(
    (body: { kk: string; ru: string }, header) => answered(api.POST('/api/v1/commissions/orders/{orderId}/signature', { params: { path: { orderId: id }, header }, body })),
    [COMMISSION_KEY, ['count', '/orders']],
  );
  const documents = async () => [
    { title: title('kk'), content: await documentAt(path('kk')) },
    { title: title('ru'), content: await documentAt(path('ru')) },
  ];
  if (status === 'DRAFT') return <SignDocuments name={[documentId]} documents={documents} send={([kk = '', ru = '']) => signing.mutateAsync({ kk, ru })} />;
  return (
    <Stack align="flex-start">
      {(['kk', 'ru'] as const).map((language) => (
        <OpenDocument key={language} path={path(language)} title={title(language)} named />
      ))}
    </Stack>
  );
}
