import { accept, FactType, refuse, type Change, type PersonId, type PlainDate, type Texts } from '@attestation/contracts';
import { because } from '../answer.js';
import { campaignGaps, nextCampaign, type Campaign, type CampaignGap } from '../campaign.js';
import { extended, type ApprovedExtension, type Extension } from './extension.js';

/** What may still be open in a campaign that is being prepared. */
export type CampaignDates = { [K in keyof Omit<Campaign, 'year' | 'testFee' | 'essayTopics'>]: Campaign[K] | null } & {
  /** in tenge; `null`: not known */
  testFee: number | null;
  /** empty: not set yet */
  essayTopics: Texts[];
};

/** The campaign of a year from its draft to its end. Approved by a second person; once it is open its periods are extended by order, and nothing else changes. */
export interface CampaignFile extends CampaignDates {
  year: number;
  status: 'DRAFT' | 'APPROVED' | 'OPEN' | 'CLOSED';
  preparedBy: PersonId;
  approvedBy: PersonId | null;
  openedBy: PersonId | null;
  closedBy: PersonId | null;
  closedOn: PlainDate | null;
  /** prepared, and waiting for a second person */
  extension: Extension | null;
  /** those that hold, the oldest first */
  extensions: ApprovedExtension[];
}

/** A campaign beside those of other years; one that was never prepared is not there yet. */
export interface CampaignRoom {
  file: CampaignFile | null;
  others: CampaignFile[];
}
export type CampaignChange = Change<CampaignRoom, CampaignFile>;

const NONE: CampaignRoom = { file: null, others: [] };
const isSettled = ({ status }: CampaignFile): boolean => status === 'OPEN' || status === 'CLOSED';

/** Every problem of a campaign: what is missing, runs backwards, lies in another year, or overlaps with another campaign's window; empty: ready for approval. */
export const gapsOf = (file: CampaignFile, others: readonly CampaignFile[]): CampaignGap[] => campaignGaps(withoutNulls(file), others.filter(({ status }) => status !== 'DRAFT').map(withoutNulls));

/** Prepares or corrects the year's dates. An approval given before does not hold for other dates. Refused once it is open: CAMPAIGN_OPEN, CAMPAIGN_CLOSED. */
export function prepareCampaign(room: CampaignRoom = NONE, year: number, dates: CampaignDates, by: PersonId): CampaignChange {
  if (room.file && isSettled(room.file)) return refuse(room.file.status === 'OPEN' ? 'CAMPAIGN_OPEN' : 'CAMPAIGN_CLOSED', [because('X-006', { year })]);
  return kept(room, { ...dates, year, status: 'DRAFT', preparedBy: by, approvedBy: null, openedBy: null, closedBy: null, closedOn: null, extension: null, extensions: [] });
}

/** Prepares a year from the campaign of the year before: its dates a year later; order and essay topics are still to be named. CAMPAIGN_MISSING where that was never opened. */
export function prepareFromLast(room: CampaignRoom = NONE, year: number, by: PersonId): CampaignChange {
  const last = room.others.find((each) => each.year === year - 1 && isSettled(each));
  const known = last && whole(last);
  if (!known) return refuse('CAMPAIGN_MISSING', [because('X-006', { year: year - 1 })]);
  const { year: _, testFee = null, ...dates } = nextCampaign(known);
  return prepareCampaign(room, year, { ...dates, testFee, orderNumber: null, essayTopics: [] }, by);
}

/** A second person approves: not who prepared it, and only what has no gaps (APPROVER_IS_PREPARER, CAMPAIGN_INCOMPLETE naming each). */
export function approveCampaign(room: CampaignRoom = NONE, by: PersonId): CampaignChange {
  const { file, others } = room;
  if (!file) return refuse('NOT_FOUND');
  if (isSettled(file)) return refuse(file.status === 'OPEN' ? 'CAMPAIGN_OPEN' : 'CAMPAIGN_CLOSED');
  if (file.preparedBy === by) return refuse('APPROVER_IS_PREPARER');
  const gaps = gapsOf(file, others);
  if (gaps.length > 0) return refuse('CAMPAIGN_INCOMPLETE', [because('X-006/gaps', { year: file.year, fields: fieldsOf(gaps) })]);
  return kept(room, { ...file, status: 'APPROVED', approvedBy: by });
}

/** Opens an approved campaign and tells its dates to the world; what overlaps with a campaign opened meanwhile stays shut. Opened twice, it is told once. */
export function openCampaignFile(room: CampaignRoom = NONE, by: PersonId): CampaignChange {
  const { file, others } = room;
  if (!file) return refuse('NOT_FOUND');
  if (file.status === 'OPEN') return accept({ result: file });
  if (file.status !== 'APPROVED') return refuse(file.status === 'CLOSED' ? 'CAMPAIGN_CLOSED' : 'CAMPAIGN_NOT_APPROVED');
  const gaps = gapsOf(file, others);
  if (gaps.length > 0) return refuse('CAMPAIGN_INCOMPLETE', [because('X-006/gaps', { year: file.year, fields: fieldsOf(gaps) })]);
  return kept(room, { ...file, status: 'OPEN', openedBy: by }, FactType.CampaignOpened);
}

/** Prepares an extension of periods by another order. Refused: CAMPAIGN_NOT_OPEN, EXTENSION_BACKWARDS, CAMPAIGN_INCOMPLETE naming what would not fit any more. */
export function prepareExtension(room: CampaignRoom = NONE, extension: Extension): CampaignChange {
  const { file, others } = room;
  if (!file) return refuse('NOT_FOUND');
  if (file.status !== 'OPEN') return refuse(file.status === 'CLOSED' ? 'CAMPAIGN_CLOSED' : 'CAMPAIGN_NOT_OPEN');
  const next = extended(file, extension);
  if (!next) return refuse('EXTENSION_BACKWARDS');
  const gaps = gapsOf(next, others);
  if (gaps.length > 0) return refuse('CAMPAIGN_INCOMPLETE', [because('X-006/gaps', { year: file.year, fields: fieldsOf(gaps) })]);
  return kept(room, { ...file, extension });
}

/** A second person approves the extension: it holds, and the world is told all dates as they now are. */
export function approveExtension(room: CampaignRoom = NONE, by: PersonId, on: PlainDate): CampaignChange {
  const { file, others } = room;
  if (!file?.extension) return refuse('NOT_FOUND');
  if (file.status !== 'OPEN') return refuse('CAMPAIGN_CLOSED');
  const { extension } = file;
  if (extension.preparedBy === by) return refuse('APPROVER_IS_PREPARER');
  const next = extended(file, extension);
  if (!next) return refuse('EXTENSION_BACKWARDS');
  const gaps = gapsOf(next, others);
  if (gaps.length > 0) return refuse('CAMPAIGN_INCOMPLETE', [because('X-006/gaps', { year: file.year, fields: fieldsOf(gaps) })]);
  return kept(room, { ...next, extension: null, extensions: [...file.extensions, { ...extension, approvedBy: by, approvedOn: on }] }, FactType.CampaignExtended);
}

/** Ends a campaign after its last day of decisions: nothing of it is changed any more. Closed twice, it is told once. */
export function closeCampaign(room: CampaignRoom = NONE, by: PersonId, on: PlainDate): CampaignChange {
  const { file } = room;
  if (!file) return refuse('NOT_FOUND');
  if (file.status === 'CLOSED') return accept({ result: file });
  if (file.status !== 'OPEN') return refuse('CAMPAIGN_NOT_OPEN');
  if (file.extension) return refuse('EXTENSION_PENDING');
  if (file.decisionsBy === null || on <= file.decisionsBy) return refuse('CAMPAIGN_RUNNING', [because('R-113', { by: file.decisionsBy, on })]);
  const next: CampaignFile = { ...file, status: 'CLOSED', closedBy: by, closedOn: on };
  return accept({ next: { ...room, file: next }, result: next, facts: [{ type: FactType.CampaignClosed, data: { year: file.year, closedOn: on } }] });
}

function kept(room: CampaignRoom, file: CampaignFile, told?: typeof FactType.CampaignOpened | typeof FactType.CampaignExtended): CampaignChange {
  const data = told && whole(file);
  return accept({ next: { ...room, file }, result: file, ...(told && data && { facts: [{ type: told, data }] }) });
}

const fieldsOf = (gaps: readonly CampaignGap[]): string => [...new Set(gaps.map(({ field }) => field))].join(', ');

const withoutNulls = ({ year, applicationFrom, applicationTo, testFrom, testTo, summaryFrom, decisionsBy, bonusFrom, testFee, essayTopics, orderNumber, source }: CampaignFile): Partial<Campaign> => {
  const all = { year, applicationFrom, applicationTo, testFrom, testTo, summaryFrom, decisionsBy, bonusFrom, testFee, orderNumber, source, essayTopics: essayTopics.length > 0 ? essayTopics : null };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
};

/** The campaign's rows as the fact carries them; `undefined` while something is missing. */
export function whole(file: CampaignFile): Campaign | undefined {
  const rows = withoutNulls(file);
  return campaignGaps(rows).length === 0 ? (rows as Campaign) : undefined;
}
