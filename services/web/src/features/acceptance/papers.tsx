import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '../../api/client';
import { documentAt } from '../../api/document';
import { useAsked } from '../../api/use-asked';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { CASE_KEY } from '../case/use-case';
import { DocumentPreview } from '../signing/document-preview';

/** The papers of a case, in each language they were made in; one at a time is shown. */
export function Papers({ attestationId }: { attestationId: string }) {
  const { t } = useTranslation();
  const papers = useAsked([...CASE_KEY, attestationId, 'documents'], () => answered(api.GET('/api/v1/applications/{attestationId}/documents', { params: { path: { attestationId } } })));
  const [chosen, choose] = useState<{ documentId: string; title: string }>();
  return (
    <Answered query={papers} problem={t('signing.problem')}>
      {({ items }) => (
        <>
          <Group gap="xs">
            {items.map(({ documentId, name, language }) => (
              <Button key={documentId} variant="default" size="compact-md" onClick={() => choose({ documentId, title: `${name}, ${t(`acceptance.in.${language}`)}` })}>
                {name}, {t(`acceptance.in.${language}`)}
              </Button>
            ))}
          </Group>
          {chosen && <Paper attestationId={attestationId} {...chosen} />}
        </>
      )}
    </Answered>
  );
}

function Paper({ attestationId, documentId, title }: { attestationId: string; documentId: string; title: string }) {
  const { t } = useTranslation();
  const content = useAsked(['paper', documentId], () => documentAt(`applications/${attestationId}/documents/${documentId}.pdf`));
  return (
    <Answered query={content} problem={t('signing.problem')}>
      {(blob) => <DocumentPreview content={blob} title={title} />}
    </Answered>
  );
}
