import type { ClaimableCategory, Registry } from '@attestation/contracts';
import { eventually } from '../api.js';
import type { CaseView } from '../case-view.js';
import type { Link } from '../link.js';
import { signed } from './signing.js';

/** Opens a draft; notices go to an address that reaches nobody. @returns the case */
export async function openDraft({ api }: Link, login: string, claimedCategory: ClaimableCategory): Promise<string> {
  const opened = await eventually('the teacher may open a draft', () => api.post<CaseView>(login, 'applications', { claimedCategory, email: `${login}@example.kz` }, `draft-${login}`).catch(() => undefined), 20);
  return opened.attestationId;
}

/** The registries answer whatever they have been asked since the last time, each by what it knows of that person. */
export async function registriesAnswer({ registries, knownOf }: Link, asOf: string): Promise<void> {
  for (const question of await registries.newQuestions()) {
    const known = knownOf(question.personalNumber);
    await registries.answer(question, known[question.registry], asOf);
  }
}

/** Waits until every registry has answered for a case. */
export const registriesKnown = (link: Link, login: string, attestationId: string, asOf: string, silent: readonly Registry[] = []): Promise<CaseView> =>
  eventually(`all registries have answered for ${login}`, async () => {
    await registriesAnswer(link, asOf);
    const seen = await link.api.get<CaseView>(login, `applications/${attestationId}`);
    return seen.registries.every(({ registry, status }) => status === 'ANSWERED' || silent.some((each) => each === registry)) ? seen : undefined;
  });

/** She looks at her application as it will be submitted, signs it and submits it. */
export async function submit({ api }: Link, login: string, attestationId: string, consent = true): Promise<void> {
  const signature = await signed(api, login, `applications/${attestationId}/submission-draft?consent=${consent}`);
  await api.post(login, `applications/${attestationId}/submission`, { consent, signature });
}
