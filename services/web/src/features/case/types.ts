import type { Shapes } from '../../api/client';

export type Case = Shapes['ApplicationsCaseOut'];
export type Current = Shapes['ApplicationsCurrentOut'];
export type TimeLineEntry = Shapes['ApplicationsTimeLineEntryOut'];
export type Reason = Shapes['ApplicationsReasonOut'];
