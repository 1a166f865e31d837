/** What the story reads of a case over HTTP. */
export interface CaseView {
  attestationId: string;
  /** grows with each change */
  version: number;
  claimed: string;
  outcome: string | null;
  registries: { registry: string; status: string }[];
  current: { state: string };
}
export interface TimeLineView {
  entries: { at: string; step: string; text: string; who: string | null; document: string | null; number: string | null; reasons: ReasonView[] }[];
}
export interface ReasonView {
  rule: string;
  source: string;
  text: string;
}

/** A case told from its beginning to its end. */
export interface Told {
  /** her login name */
  teacher: string;
  case: string;
  claimed: string;
  commissionLevel: string | null;
  outcome: string | null;
  decision: string | null;
  certificateNumber: string | null;
  /** where the certificate was put, a PDF */
  certificateFile: string | null;
  rules: ReasonView[];
  entries: TimeLineView['entries'];
}
