/**
 * Groups of posts by which the knowledge test is specified: one for each row of its table.
 * @source O83 p.38
 */
export const POSITION_GROUPS = [
  /** preschool organisations and pre-school classes */
  'PRESCHOOL',
  'PRIMARY',
  /** basic and general secondary education */
  'SECONDARY',
  'ADDITIONAL',
  /** educators, psychologists, social teachers, teacher-assistants, career guides, counsellors */
  'PUPIL_SUPPORT',
  /** special organisations and special teachers */
  'SPECIAL',
  /** college lecturers and masters of industrial training */
  'COLLEGE_SUBJECT',
  /** other posts of colleges */
  'COLLEGE_OTHER',
  /** methodists and heads of units of method offices */
  'METHODIST',
  /** first heads and their deputies, also of method offices */
  'HEAD_OR_DEPUTY',
] as const;
export type PositionGroup = (typeof POSITION_GROUPS)[number];

/** Subjects whose test takes 125 minutes. */
export const LONG_TEST_SUBJECTS = ['MATHEMATICS', 'PHYSICS', 'CHEMISTRY', 'INFORMATICS'] as const;

/** Grounds for an award without attestation, by the rule that gives them. */
export const SPECIAL_AWARDS = ['X-052a', 'X-052b', 'X-052c', 'X-052d'] as const;
export type SpecialAward = (typeof SPECIAL_AWARDS)[number];
