import type { AttestationOutcome, ClaimableCategory, CommissionLevel } from '@attestation/contracts';
import { knownTeacher, TEACHERS, type TeacherLogin } from '@attestation/integrations/simulator';
import { HEADS, RESPONSIBLES, SEVEN, type DemoPerson } from './people.js';

/** One of the seven and what the law makes of her. */
export interface Story {
  login: TeacherLogin;
  person: DemoPerson;
  claims: ClaimableCategory;
  /** who decides (E.1) */
  level: CommissionLevel;
  /** what she answers of how many tasks; null: she sits no test */
  test: { points: number; tasks: number } | null;
  consent: boolean;
  /** of her school: who checks the portfolio, who issues the certificate */
  responsible: string;
  head: string;
  /** how it must end */
  ends: { outcome: AttestationOutcome; category: string; certificate: boolean };
}

type Ending = Pick<Story, 'level' | 'ends'> & { consent?: boolean };
const ends = (outcome: AttestationOutcome, category: string, certificate = true) => ({ outcome, category, certificate });

const ENDINGS: Record<TeacherLogin, Ending> = {
  teacher: { level: 'ORG', ends: ends('AWARDED', 'MODERATOR') },
  expert: { level: 'DISTRICT', ends: ends('AWARDED', 'EXPERT') },
  researcher: { level: 'REGION', ends: ends('AWARDED', 'RESEARCHER') },
  master: { level: 'MINISTRY', ends: ends('AWARDED', 'MASTER') },
  // no consent to the use of her data: ground 3
  refused: { level: 'ORG', consent: false, ends: ends('REFUSED', 'TEACHER', false) },
  // confirms after thirty years of service (R-034a)
  exempt: { level: 'DISTRICT', ends: ends('CONFIRMED', 'EXPERT') },
  // 68 % is below 70 %: the award is not above the test's result, and that she holds already
  below: { level: 'DISTRICT', ends: ends('NOT_CONFIRMED_KEEP', 'MODERATOR', false) },
};

export const STORIES: readonly Story[] = TEACHERS.map((login) => {
  const { claims, test } = knownTeacher(login);
  const person = SEVEN.find((each) => each.login === login);
  if (!person) throw new Error(`nobody is called ${login}`);
  const at = (people: readonly DemoPerson[]) => people.find(({ organisationId }) => organisationId === person.organisationId)?.login ?? '';
  const { consent = true, ...ending } = ENDINGS[login];
  return { login, person, claims, test, consent, responsible: at(RESPONSIBLES), head: at(HEADS), ...ending };
});
