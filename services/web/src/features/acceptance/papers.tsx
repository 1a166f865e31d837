import { answered, api } from '../../api/client';
import { useAsked } from '../../api/use-asked';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { OpenDocument } from '../../parts/open-document';
import { CASE_KEY } from '../case/use-case';

/** The papers of a case, in each language they were made in, shown where she asks for it. */
export function Papers({ attestationId }: { attestationId: string }) {
  const { t } = useTranslation();
  const papers = useAsked([...CASE_KEY, attestationId, 'documents'], () => answered(api.GET('/api/v1/applications/{attestationId}/documents', { params: { path: { attestationId } } })));
  return (
    <Answered query={papers} problem={t('signing.problem')}>
      {({ items }) => (
        <>
          {items.map(({ documentId, name, language }) => (
            <OpenDocument key={documentId} path={`applications/${attestationId}/documents/${documentId}.pdf`} title={`${name}, ${t(`acceptance.in.${language}`)}`} named />
          ))}
        </>
      )}
    </Answered>
  );
}
