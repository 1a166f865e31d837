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

/**
 * Positions that the notes to the score sheet tell apart, whatever group their test is of: an organiser of initial military training sits a
 * subject's test, and an educator sits that of psychologists. Absent: the group says all there is to say.
 * @source O83 Ann. 12, Ann. 14
 */
export const SHEET_POSITIONS = [
  'COUNSELLOR',
  /** organiser of initial military and technological training (НВТП) */
  'NVTP_ORGANISER',
  'TEACHER_ORGANISER',
  'ASSISTANT',
  'PSYCHOLOGIST',
  'SOCIAL_TEACHER',
  'CAREER_GUIDE',
  /** teaches children with limited abilities, at any organisation */
  'SPECIAL_TEACHER',
  /** of an orphanage, a boarding school, a hostel, a preschool; no note leaves anything out for them */
  'EDUCATOR',
] as const;
export type SheetPosition = (typeof SHEET_POSITIONS)[number];

/** Subjects whose test takes 125 minutes. */
export const LONG_TEST_SUBJECTS = ['MATHEMATICS', 'PHYSICS', 'CHEMISTRY', 'INFORMATICS'] as const;

/** Grounds for an award without attestation, by the rule that gives them. */
export const SPECIAL_AWARDS = ['X-052a', 'X-052b', 'X-052c', 'X-052d'] as const;
export type SpecialAward = (typeof SPECIAL_AWARDS)[number];
