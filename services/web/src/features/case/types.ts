/** What the page shows of `GET /api/v1/applications` and `…/time-line`; texts come in the reader's language. */
export interface Holder {
  roleText: string;
  name: string | null;
}
export interface Current {
  state: string;
  stateText: string;
  stepText: string | null;
  holders: Holder[];
  since: string;
  due: string | null;
  late: boolean;
}
export interface Party {
  name: string | null;
}
export interface Case {
  attestationId: string;
  teacher: Party;
  organisation: Party;
  claimed: string;
  year: number;
  current: Current;
}
export interface Reason {
  rule: string;
  source: string;
  text: string;
}
export interface TimeLineEntry {
  at: string;
  step: string;
  text: string;
  who: string | null;
  document: string | null;
  number: string | null;
  reasons: Reason[];
}
export interface TimeLine {
  current: Current;
  entries: TimeLineEntry[];
}
