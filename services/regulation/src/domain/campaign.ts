import { accept, FactType, refuse, type Change, type PersonId } from '@attestation/contracts';
import { because, campaignGaps, nextCampaign, type Campaign, type CampaignGap } from '@attestation/regulation';

/** What may still be open in a campaign that is being prepared. */
export type CampaignDates = { [K in keyof Omit<Campaign, 'year'>]: Campaign[K] | null };

/**
 * The campaign of a year from its draft to its opening. Approved by a second person; after the opening cases hang on it, so nothing of it
 * changes.
 */
export interface CampaignFile extends CampaignDates {
  year: number;
  status: 'DRAFT' | 'APPROVED' | 'OPEN';
  preparedBy: PersonId;
  approvedBy: PersonId | null;
  openedBy: PersonId | null;
}

/** What is missing or runs backwards; empty: ready for approval. */
export const gapsOf = (file: CampaignFile): CampaignGap[] => campaignGaps(withoutNulls(file));

/** Prepares or corrects the year's dates. An approval given before does not hold for other dates. 409 once it is open. */
export function prepare(file: CampaignFile | undefined, year: number, dates: CampaignDates, by: PersonId): Change<CampaignFile, CampaignFile> {
  if (file?.status === 'OPEN') return refuse('CAMPAIGN_OPEN', [because('X-006', { year })]);
  const next: CampaignFile = { ...dates, year, status: 'DRAFT', preparedBy: by, approvedBy: null, openedBy: null };
  return accept({ next, result: next });
}

/** Prepares a year from the campaign of the year before: its dates a year later, the order's number still to be named. */
export function prepareFrom(last: CampaignFile | undefined, file: CampaignFile | undefined, year: number, by: PersonId): Change<CampaignFile, CampaignFile> {
  const known = last?.status === 'OPEN' ? whole(last) : undefined;
  if (!known) return refuse('CAMPAIGN_MISSING', [because('X-006', { year: year - 1 })]);
  const { year: _, ...dates } = nextCampaign(known);
  return prepare(file, year, { ...dates, orderNumber: null }, by);
}

/** A second person approves: not who prepared it, and only what has no gaps. */
export function approve(file: CampaignFile | undefined, by: PersonId): Change<CampaignFile, CampaignFile> {
  if (!file) return refuse('NOT_FOUND');
  if (file.status === 'OPEN') return refuse('CAMPAIGN_OPEN');
  if (file.preparedBy === by) return refuse('APPROVER_IS_PREPARER');
  const gaps = gapsOf(file);
  if (gaps.length > 0) return refuse('CAMPAIGN_INCOMPLETE', [because('X-006/gaps', { year: file.year, fields: gaps.map(({ field }) => field).join(', ') })]);
  const next: CampaignFile = { ...file, status: 'APPROVED', approvedBy: by };
  return accept({ next, result: next });
}

/** Opens an approved campaign and tells its dates to the world. Opened twice, it is told once. */
export function open(file: CampaignFile | undefined, by: PersonId): Change<CampaignFile, CampaignFile> {
  if (!file) return refuse('NOT_FOUND');
  if (file.status === 'OPEN') return accept({ result: file });
  const data = whole(file);
  if (file.status !== 'APPROVED' || !data) return refuse('CAMPAIGN_NOT_APPROVED');
  const next: CampaignFile = { ...file, status: 'OPEN', openedBy: by };
  return accept({ next, result: next, facts: [{ type: FactType.CampaignOpened, data }] });
}

const withoutNulls = ({ status: _status, preparedBy: _by, approvedBy: _approved, openedBy: _opened, ...dates }: CampaignFile): Partial<Campaign> =>
  Object.fromEntries(Object.entries(dates).filter(([, value]) => value !== null));

/** The campaign's rows as the fact carries them; `undefined` while something is missing. */
export function whole(file: CampaignFile): Campaign | undefined {
  return gapsOf(file).length === 0 ? (withoutNulls(file) as Campaign) : undefined;
}
