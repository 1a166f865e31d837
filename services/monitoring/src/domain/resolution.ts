import { accept, type Change, type Instant, type PersonId, refuse } from '@attestation/contracts';

/** `RE_ACTIVATED`: the engine tries again. `ALREADY_RESOLVED`: it was not there any more. `REFUSED`: the engine will not, and says why. */
export type ResolutionOutcome = 'RE_ACTIVATED' | 'ALREADY_RESOLVED' | 'REFUSED';

/** What the picture knows of an incident. */
export interface KnownIncident {
  key: string;
  jobKey: string | null;
  resolved: boolean;
}

/** An operator's attempt at an incident. */
export interface Resolution {
  id: string;
  incidentKey: string;
  jobKey: string | null;
  askedBy: PersonId;
  askedAt: Instant;
  /** null: the engine has not answered yet */
  outcome: ResolutionOutcome | null;
  /** the engine's own words */
  reason: string | null;
}

/** An incident, and of its attempts the one that is asked for by its id. */
export interface IncidentFile {
  incident: KnownIncident;
  attempt: Resolution | null;
}

/** Writes the attempt down before the engine is asked; where the incident is known to be gone, that is the answer already. */
export function askResolution(file: IncidentFile | undefined, asked: Pick<Resolution, 'id' | 'askedBy' | 'askedAt'>): Change<IncidentFile, Resolution> {
  if (!file) return refuse('NOT_FOUND');
  const { incident } = file;
  const attempt: Resolution = { ...asked, incidentKey: incident.key, jobKey: incident.jobKey, outcome: incident.resolved ? 'ALREADY_RESOLVED' : null, reason: null };
  return accept({ next: { incident, attempt }, result: attempt });
}

/** Keeps the engine's answer. Of two answers to one attempt (the act was repeated) the one that did it stands. */
export function settleResolution(file: IncidentFile | undefined, outcome: ResolutionOutcome, reason: string | null): Change<IncidentFile, Resolution> {
  if (!file?.attempt) return refuse('NOT_FOUND');
  if (file.attempt.outcome === 'RE_ACTIVATED') return accept({ result: file.attempt });
  const attempt = { ...file.attempt, outcome, reason };
  return accept({ next: { ...file, attempt }, result: attempt });
}
