import type { Shapes } from '../../api/client';

export type Attestee = Shapes['ApplicationsAttesteeOut'];
export type ApprovedList = Shapes['ApplicationsListOut'];
export type Category = Attestee['claimed'];

export const CATEGORIES: readonly Category[] = ['MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER', 'DEPUTY_3', 'DEPUTY_2', 'DEPUTY_1', 'HEAD_3', 'HEAD_2', 'HEAD_1'];
