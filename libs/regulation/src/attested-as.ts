import { answer, because, type Answer } from './answer.js';
import type { RuleSet } from './rule-set.js';

/** Posts of which the Rules say as what they are attested. */
export const ATTESTED_POSTS = ['TEACHER', 'METHOD_OFFICE_HEAD', 'METHOD_OFFICE_DEPUTY', 'COLLEGE_TEACHER', 'SUBJECT_WITHOUT_TRAINING'] as const;
export type AttestedPost = (typeof ATTESTED_POSTS)[number];

export interface AttestedAsFacts {
  post: AttestedPost;
  /** the organisation is a legal person, no structural unit of another */
  legalPerson: boolean;
}

/**
 * As what is a person attested? By the post held; of a method office that is a structural unit as a methodist, in colleges by the profile taught
 * or the post, in subjects for which no university trains by the post.
 * @source O83 p.6, 8, 11
 */
export function attestedAs(_rules: RuleSet, { post, legalPerson }: AttestedAsFacts): Answer<'BY_POST' | 'METHODIST' | 'HEAD' | 'DEPUTY_HEAD' | 'BY_PROFILE_OR_POST'> {
  switch (post) {
    case 'METHOD_OFFICE_HEAD':
      return answer(legalPerson ? 'HEAD' : 'METHODIST', because('X-018', { legalPerson }));
    case 'METHOD_OFFICE_DEPUTY':
      return answer(legalPerson ? 'DEPUTY_HEAD' : 'METHODIST', because('X-018', { legalPerson }));
    case 'COLLEGE_TEACHER':
      return answer('BY_PROFILE_OR_POST', because('X-008'));
    case 'SUBJECT_WITHOUT_TRAINING':
      return answer('BY_POST', because('X-019'));
    case 'TEACHER':
      return answer('BY_POST', because('X-016'));
  }
}
