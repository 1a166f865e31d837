import type { Registry } from '@attestation/contracts';
import { achievements } from './achievements.js';
import type { Acl } from './acl.js';
import { category } from './category.js';
import { courses } from './courses.js';
import { diploma } from './diploma.js';
import { dissemination } from './dissemination.js';
import { learnerQuality } from './learner-quality.js';
import { observations } from './observations.js';
import { workRecord } from './work-record.js';

/** Every registry with its border. */
export const ACLS: Record<Registry, Acl> = {
  DIPLOMA: diploma,
  WORK_RECORD: workRecord,
  CATEGORY: category,
  COURSES: courses,
  ACHIEVEMENTS: achievements,
  LEARNER_QUALITY: learnerQuality,
  DISSEMINATION: dissemination,
  OBSERVATIONS: observations,
};
