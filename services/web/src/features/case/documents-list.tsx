import { Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { OpenDocument } from '../../parts/open-document';
import { type CaseDocument, useDocuments } from './use-documents';

/** The documents of a case, each to be opened on the page. */
export function DocumentsList({ attestationId, accepted }: { attestationId: string; accepted: boolean }) {
  const { t } = useTranslation();
  const documents = useDocuments(attestationId, accepted);
  return (
    <Card withBorder component="section" aria-label={t('case.documents')}>
      <Title order={3} size="h4" mb="xs">
        {t('case.documents')}
      </Title>
      <Answered query={documents} problem={t('case.documentsProblem')}>
        {(items) => (
          <>
            {items.length === 0 && <Text>{t('case.noDocuments')}</Text>}
            <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
              {items.map((each) => (
                <Document key={each.id} shown={each} />
              ))}
            </Stack>
            <AsOf at={documents.dataUpdatedAt} />
          </>
        )}
      </Answered>
    </Card>
  );
}

function Document({ shown: { name, number, language, signed, path } }: { shown: CaseDocument }) {
  const { t } = useTranslation();
  const title = [name, number && `№ ${number}`, language && `(${t(`case.text.${language}`)})`].filter(Boolean).join(' ');
  return (
    <li>
      <Text fw={500}>{title}</Text>
      <Text size="sm">{t(signed ? 'case.signed' : 'case.unsigned')}</Text>
      <OpenDocument path={path} title={title} />
    </li>
  );
}
