import type { Category, CommissionLevel } from '@attestation/contracts';
import type { Table } from '../dated.js';
import { since2025 } from './validity.js';

export interface CommissionRules {
  quorum: { numerator: number; denominator: number };
  minMembers: number;
  /** years of service of members who are teachers */
  memberServiceYears: number;
  termYears: number;
  /** how many terms in a row one person may be chair */
  chairMaxTermsInRow: number;
  /** categories with which a teacher may be a member, by level */
  memberCategories: Readonly<Record<CommissionLevel, readonly Category[]>>;
}

const UPPER = ['RESEARCHER', 'MASTER', 'HEAD_3', 'HEAD_2', 'HEAD_1', 'DEPUTY_3', 'DEPUTY_2', 'DEPUTY_1'] as const satisfies Category[];

export const COMMISSION: Table<CommissionRules> = [
  {
    quorum: { numerator: 2, denominator: 3 },
    minMembers: 7,
    memberServiceYears: 7,
    termYears: 1,
    chairMaxTermsInRow: 2,
    memberCategories: { ORG: ['EXPERT', ...UPPER], DISTRICT: UPPER, REGION: UPPER, MINISTRY: UPPER },
    ...since2025('п. 20–23 Правил (X-036…X-042)'),
  },
];
