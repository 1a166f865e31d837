import type { Shapes } from '../../api/client';

export type Acceptance = Shapes['ApplicationsAcceptanceOut'];
export type Item = Shapes['ApplicationsQueueItemOut'];
export type Answer = Shapes['ApplicationsAnswerIn'];
export type Ground = NonNullable<Answer['grounds']>[number];
export type DocumentCode = NonNullable<Answer['mismatches']>[number];

/** @source X-029 */
export const GROUNDS: readonly Ground[] = ['1', '2', '3'];
/** @source E.6 */
export const DOCUMENTS: readonly DocumentCode[] = [
  'APPLICATION', 'IDENTITY', 'DIPLOMA', 'RETRAINING', 'WORK_RECORD', 'COURSES', 'CATEGORY', 'ACHIEVEMENTS', 'LEARNER_ACHIEVEMENTS', 'ESSAY',
];
