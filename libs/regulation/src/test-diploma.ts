import { answer, because, type Answer } from './answer.js';
import type { RuleSet } from './rule-set.js';
import type { DiplomaSpeciality, DiplomaSubject } from './tables/procedure.js';

/**
 * May the test in this subject be sat with a diploma of this speciality? Of two subjects for which universities hardly train the Rules name the
 * diplomas; in every other the profile counts.
 * @source O83 p.9
 */
export function testDiploma(rules: RuleSet, { subject, diploma }: { subject: DiplomaSubject; diploma: DiplomaSpeciality }): Answer<'ADMITTED' | 'NOT_ADMITTED'> & { diplomas: DiplomaSpeciality[] } {
  const diplomas = rules.testDiplomas.filter((row) => row.subject === subject).map((row) => row.diploma);
  return { ...answer(diplomas.includes(diploma) ? 'ADMITTED' : 'NOT_ADMITTED', because('X-019/diploma', { subject, diplomas: diplomas.join(', ') })), diplomas };
}
