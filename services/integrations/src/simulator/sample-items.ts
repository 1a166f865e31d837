import type { PlainDate, Registry } from '@attestation/contracts';

/** Years before the given day, the same day and month; 29 February becomes the 28th. */
const before = (day: PlainDate, years: number): PlainDate =>
  `${Number(day.slice(0, 4)) - years}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}` as PlainDate;

const schoolYear = (first: number): string => `${first}/${first + 1}`;

/**
 * What the registries know of an invented teacher who can become a moderator, in the registries' own words (see registry-formats).
 * @param today nothing in it is later
 */
export function sampleItems(today: PlainDate): Record<Registry, object[]> {
  const year = Number(today.slice(0, 4));
  const past = before(today, 1);
  return {
    DIPLOMA: [{ series: 'ЖБ-Б', number: '0123456', institution: 'Үлгі педагогикалық университеті', degree: 'BACHELOR', speciality: '6B01601 Тарих', issued: before(today, 6) }],
    WORK_RECORD: [{ employer: '№ 1 үлгі мектебі', position: 'тарих пәнінің педагогі', pedagogical: true, start: before(today, 4), end: null }],
    CATEGORY: [{ category: 'TEACHER', order: '45-Ж', validFrom: before(today, 3), validTo: null }],
    COURSES: [{ programme: 'Тарих сабағындағы зерттеу', provider: 'Үлгі біліктілік орталығы', hours: 80, agreedWithAuthorisedBody: true, byProfile: true, certificate: `К-${year - 1}-17`, completed: past, appliedInPractice: 'Анықтама № 12' }],
    ACHIEVEMENTS: [
      { of: 'LEARNER', event: 'Тарих пәнінен олимпиада', level: 'ORG', result: 'FIRST', list: 'ORDER_514', date: past, document: 'Д-118', kind: 'CONTEST', byProfile: true },
      { of: 'TEACHER', event: 'Үздік сабақ', level: 'ORG', result: 'SECOND', list: 'REGION', date: past, document: 'С-41', kind: 'CONTEST', byProfile: true },
    ],
    LEARNER_QUALITY: [3, 2].map((back) => ({ schoolYear: schoolYear(year - back), subject: 'Қазақстан тарихы', grade: `${9 - back} А`, quality: back === 3 ? '66.5' : '71.25', qualityAtStart: '65' })),
    DISSEMINATION: [
      { form: 'APPROVED_MATERIAL', title: 'Тапсырмалар жинағы', level: 'ORG', protocolOrOrder: '№ 4', link: 'https://example.kz/4', date: past, approvedBy: 'ORG_COUNCIL', kindOfMaterial: 'DIDACTIC', authors: 1 },
      { form: 'TALK', title: 'Дереккөзбен жұмыс', level: 'ORG', protocolOrOrder: '№ 17', link: null, date: past, programmeAgreed: true },
      { form: 'WORKING_GROUP', title: 'Бейіндік топ', level: 'ORG', protocolOrOrder: '№ 21', link: null, date: past },
    ],
    OBSERVATIONS: (['HEAD', 'DEPUTY', 'TEACHER', 'OFFICE_METHODIST', 'COMMISSION_MEMBER'] as const).map((observer, index) => ({
      schoolYear: schoolYear(year - 2), lesson: `${past} ${index + 1}`, observer, points: 62 + index, date: past, recommendations: true,
    })),
  };
}
