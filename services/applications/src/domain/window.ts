import { accept, FactType, type Change, type Fact, type Instant } from '@attestation/contracts';
import { endOfDay, type Campaign } from '@attestation/regulation';
import type { CaseFile } from './case-file.js';
import { withFacts } from './with-facts.js';

/**
 * The campaign was extended by an order: a draft of its year stays open as long as the window does. Told twice it moves nothing twice; a case that has
 * gone on meanwhile keeps the window under which it was submitted.
 * @source RULES.md D.0; X-006
 */
export function moveWindow(file: CaseFile | undefined, { year, applicationFrom, applicationTo }: Campaign, now: Instant): Change<CaseFile, void> {
  const to = endOfDay(applicationTo);
  if (file?.standing.state !== 'DRAFT' || file.window.year !== year || file.windowEnds === to) return accept({ result: undefined });
  const facts: Fact[] = [{ type: FactType.DraftWindowMoved, data: { attestationId: file.id, from: file.windowEnds, to, movedAt: now } }];
  const window = { year, applicationFrom, applicationTo };
  return accept({ next: withFacts({ ...file, window, windowEnds: to }, now, facts), result: undefined, facts });
}
