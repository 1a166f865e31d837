import { createHash } from 'node:crypto';
import type { ItemsOf, Registry } from '@attestation/contracts';
import { canonicalJson } from './canonical.js';
import type { EvidenceItem } from './case-evidence.js';

/** By what a registry tells one item from another, whatever else is said of it: a later word with the same members is about the same item. */
const NAMED_BY: { readonly [R in Registry]: readonly (keyof ItemsOf[R] & string)[] } = {
  DIPLOMA: ['number'],
  WORK_RECORD: ['employer', 'post', 'from'],
  CATEGORY: ['category', 'orderNumber'],
  COURSES: ['certificateNumber'],
  ACHIEVEMENTS: ['achiever', 'documentNumber'],
  LEARNER_QUALITY: ['schoolYear', 'subject', 'grade', 'measure'],
  DISSEMINATION: ['form', 'document'],
  OBSERVATIONS: ['lesson', 'observer', 'observedOn'],
};

/** Whose word about what: two items with one identity are one item told twice. One that lacks a member is only itself. */
export function identityOf(registry: Registry, item: EvidenceItem): string {
  const members = NAMED_BY[registry].map((name) => item[name]);
  return members.some((each) => each === undefined || each === null || each === '') ? fingerprintOf(item) : canonicalJson(members);
}

/** SHA-256 of the item's canonical text: equal items have equal ones. */
export const fingerprintOf = (item: EvidenceItem): string => hashOf(canonicalJson(item));

/** SHA-256 in lower-case hex. */
export const hashOf = (content: string): string => createHash('sha256').update(content, 'utf8').digest('hex');
