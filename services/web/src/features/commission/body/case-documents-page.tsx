import { Card, Stack, Text } from '@mantine/core';
import { useParams } from 'react-router';
import { answered, api } from '../../../api/client';
import { useAsked } from '../../../api/use-asked';
import { dayOf } from '../../../i18n/moment';
import { useTranslation } from '../../../i18n/speech';
import { Answered } from '../../../parts/answered';
import { AsOf } from '../../../parts/as-of';
import { Empty } from '../../../parts/empty';
import { OpenDocument } from '../../../parts/open-document';
import { Page } from '../../../parts/page';
import { COMMISSION_KEY } from '../types';

/** The documents of a case: extract of the protocol, order, certificate. */
export function CaseDocumentsPage() {
  const { t, i18n } = useTranslation();
  const { attestationId = '' } = useParams();
  const documents = useAsked([...COMMISSION_KEY, 'documents', attestationId], () => answered(api.GET('/api/v1/commissions/attestations/{attestationId}/documents', { params: { path: { attestationId } } })));
  return (
    <Page title={t('commission.documents')} back={{ to: `/cases/${attestationId}`, title: t('case.one') }}>
      <Answered query={documents} problem={t('commission.problem')}>
        {({ items }) => (
          <Stack>
            {items.length === 0 && <Empty title={t('commission.noDocuments')} />}
            {items.map(({ documentId, name, number, date }) => (
              <Card key={documentId} withBorder component="section" aria-label={`${name} № ${number}`}>
                <Stack gap="xs" align="flex-start">
                  <Text fw={500}>
                    {name} № {number}, {dayOf(date, i18n.language)}
                  </Text>
                  {(['kk', 'ru'] as const).map((language) => (
                    <OpenDocument key={language} path={`commissions/documents/${documentId}.pdf?language=${language}`} title={`${name} (${t(`commission.languageOf.${language}`)})`} named />
                  ))}
                </Stack>
              </Card>
            ))}
            <AsOf at={documents.dataUpdatedAt} />
          </Stack>
        )}
      </Answered>
    </Page>
  );
}
