import { answered, api } from '../../api/client';
import { Problem } from '../../api/problem';
import { REFRESH_MS, useAsked } from '../../api/use-asked';
import { languageNow } from '../../i18n/speech';
import { CASE_KEY } from './use-case';

/** A document of a case, whichever service made it. */
export interface CaseDocument {
  id: string;
  name: string;
  number: string;
  /** in which language it is, where it is one of two texts */
  language: 'kk' | 'ru' | null;
  signed: boolean;
  /** below `/api/v1/` */
  path: string;
}

/** Application and notices; of an accepted one what the commission, the attesting body and the school made, too. */
export const useDocuments = (attestationId: string, accepted: boolean) =>
  useAsked([...CASE_KEY, attestationId, 'documents', accepted], async () => [...(await ofApplication(attestationId)), ...(accepted ? await ofCommission(attestationId) : [])], { refreshMs: REFRESH_MS });

async function ofApplication(attestationId: string): Promise<CaseDocument[]> {
  const { items } = await answered(api.GET('/api/v1/applications/{attestationId}/documents', { params: { path: { attestationId } } }));
  return items.map(({ documentId, name, number, language, signature, href }) => ({ id: documentId, name, number, language, signed: signature !== null, path: href.replace(/^\/api\/v1\//, '') }));
}

/** The commission hears of a case a moment after it was accepted. */
async function ofCommission(attestationId: string): Promise<CaseDocument[]> {
  const { items } = await answered(api.GET('/api/v1/commissions/attestations/{attestationId}/documents', { params: { path: { attestationId } } })).catch(notYet);
  const language = languageNow() === 'ru' ? 'ru' : 'kk';
  return items.map(({ documentId, name, number, signed }) => ({ id: documentId, name, number, language: null, signed, path: `commissions/documents/${documentId}.pdf?language=${language}` }));
}

function notYet(problem: unknown): { items: never[] } {
  if (problem instanceof Problem && problem.status === 404) return { items: [] };
  throw problem;
}
