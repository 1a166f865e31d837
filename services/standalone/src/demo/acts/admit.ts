import type { CommissionLevel } from '@attestation/contracts';
import type { Link } from '../link.js';
import { CAST } from '../people.js';
import { queued } from './queued.js';
import { signed } from './signing.js';

interface Item {
  attestationId: string;
  workItemId: string;
}
interface Portfolio {
  portfolio: { checkList: { code: string; required: boolean; presence: 'PRESENT' | 'TO_CONFIRM' | 'MISSING' }[] };
}

export type Answered = { answer: 'ACCEPTED' } | { answer: 'REFUSED'; grounds: string[] };

/** The provider answers by a signed notice, within the working day. */
export async function answer({ api }: Link, level: CommissionLevel, attestationId: string, given: Answered): Promise<void> {
  const provider = CAST[level].provider.login;
  await queued<Item>(api, provider, 'applications/acceptances', attestationId);
  const asked = new URLSearchParams({ answer: given.answer });
  if (given.answer === 'REFUSED') for (const ground of given.grounds) asked.append('grounds', ground);
  const signature = await signed(api, provider, `applications/${attestationId}/answer-draft?${asked}`);
  await api.post(provider, `applications/${attestationId}/answer`, { ...given, signature });
}

/** The organisation looks at the whole portfolio and admits the teacher. */
export async function admit({ api }: Link, responsible: string, attestationId: string): Promise<void> {
  const { workItemId } = await queued<Item>(api, responsible, 'portfolio/assessments', attestationId);
  const { portfolio } = await api.get<Portfolio>(responsible, `portfolio/assessments/${workItemId}`);
  const confirmed = portfolio.checkList.filter(({ presence }) => presence === 'TO_CONFIRM').map(({ code }) => code);
  await api.post(responsible, `portfolio/assessments/${workItemId}/completion`, { confirmed });
}

/** The organisation finds something missing and returns the portfolio with the items marked. */
export async function returnPortfolio({ api }: Link, responsible: string, attestationId: string, gaps: { code: string; note: string }[]): Promise<void> {
  const { workItemId } = await queued<Item>(api, responsible, 'portfolio/assessments', attestationId);
  await api.post(responsible, `portfolio/assessments/${workItemId}/return`, { gaps });
}

/** What was marked is there now. */
export async function supplement({ api }: Link, login: string, attestationId: string): Promise<void> {
  await api.post(login, `portfolio/attestations/${attestationId}/supplement`);
}
