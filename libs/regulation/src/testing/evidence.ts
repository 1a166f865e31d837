import { plainDateOf, type Achievement, type Course, type Dissemination, type ItemsOf, type LearnerQuality, type Observation, type Registry, type SourcedItem } from '@attestation/contracts';
import type { ScoreEvidenceFacts } from '../evidence/types.js';
import type { TeacherClaim } from '../tables/scoring.js';

/** Portfolios of invented teachers, each exactly at what its category asks for. */
const ON = plainDateOf('2024-11-15');

export const sourced = <R extends Registry>(registry: R, item: ItemsOf[R]): SourcedItem => ({ registry, item, source: 'registry', manual: false, receivedAt: '2025-03-10T04:00:00Z' }) as SourcedItem;

export const quality = (schoolYear: number, percent: string, more: Partial<LearnerQuality> = {}): SourcedItem =>
  sourced('LEARNER_QUALITY', { schoolYear, subject: 'История', grade: '8 А', percent, startPercent: null, measure: 'KNOWLEDGE', ...more });
export const contest = (more: Partial<Achievement> = {}): SourcedItem =>
  sourced('ACHIEVEMENTS', { achiever: 'TEACHER', event: 'Үздік сабақ', eventLevel: 'ORG', place: null, list: 'ORDER_514', kind: 'CONTEST', byProfile: true, heldOn: ON, documentNumber: 'С-1', ...more });
export const experience = (form: Dissemination['form'], more: Partial<Dissemination> = {}): SourcedItem =>
  sourced('DISSEMINATION', {
    form, title: 'Дереккөзбен жұмыс', level: 'ORG', document: '№ 4', link: 'https://example.kz/4', on: ON, council: null, material: null, authors: 1, edition: null, places: 0, agreed: true, place: null, ...more,
  });
export const course = (more: Partial<Course> = {}): SourcedItem =>
  sourced('COURSES', {
    programme: 'Зерттеу дағдылары', provider: 'Орталық', hours: 72, agreed: true, byProfile: true, certificateNumber: 'К-1', completedOn: ON, practiceProof: 'Анықтама № 1', ...more,
  });
export const sheet = (day: number, points: number, more: Partial<Observation> = {}): SourcedItem =>
  sourced('OBSERVATIONS', { schoolYear: 2024, lesson: `Сабақ ${day}`, observer: 'HEAD', points, observedOn: plainDateOf(`2024-10-${String(day).padStart(2, '0')}`), recommendations: true, ...more });

const OBSERVERS = ['OFFICE_METHODIST', 'COMMISSION_MEMBER', 'HEAD', 'DEPUTY', 'TEACHER'] as const;
/** Five lessons on five days, seen from inside and outside. */
export const fiveSheets = (points: number): SourcedItem[] => OBSERVERS.map((observer, index) => sheet(index + 1, points, { observer }));

interface Asked {
  level: Achievement['eventLevel'];
  percents: readonly [string, string, string];
  lesson: number;
  council: NonNullable<Dissemination['council']>;
  material: NonNullable<Dissemination['material']>;
  hours: number;
}
const ASKED: Readonly<Record<TeacherClaim, Asked>> = {
  MODERATOR: { level: 'ORG', percents: ['60', '62', '59'], lesson: 61, council: 'ORG_COUNCIL', material: 'DIDACTIC', hours: 72 },
  EXPERT: { level: 'DISTRICT', percents: ['60', '60', '60'], lesson: 71, council: 'DISTRICT_COUNCIL', material: 'DIDACTIC', hours: 72 },
  RESEARCHER: { level: 'REGION', percents: ['60', '60.5', '61'], lesson: 81, council: 'REGION_COUNCIL', material: 'RECOMMENDATIONS', hours: 80 },
  MASTER: { level: 'REPUBLIC', percents: ['60', '61.5', '63'], lesson: 91, council: 'RUMS', material: 'AUTHOR_PROGRAMME', hours: 108 },
};

/** Everything a claim asks for, nothing more. */
export function portfolioOf(claimed: TeacherClaim): SourcedItem[] {
  const { level, percents, lesson, council, material, hours } = ASKED[claimed];
  const upper = claimed === 'RESEARCHER' || claimed === 'MASTER';
  return [
    ...percents.map((percent, index) => quality(2022 + index, percent)),
    ...fiveSheets(lesson),
    contest({ achiever: 'LEARNER', eventLevel: level }),
    contest({ eventLevel: level }),
    experience('APPROVED_MATERIAL', { level, council, material }),
    experience('TALK', { level }),
    experience('WORKING_GROUP', { level }),
    ...(upper ? [experience('PUBLICATION', { edition: 'RECOMMENDED', authors: 2 }), experience('DISSEMINATION', { level, council, places: 3 })] : []),
    course({ hours }),
  ];
}

export const evidenceFacts = (claimed: TeacherClaim, more: Partial<ScoreEvidenceFacts> = {}): ScoreEvidenceFacts => ({
  claimed, positionGroup: 'SECONDARY', period: { from: plainDateOf('2020-03-18'), to: plainDateOf('2025-03-17') }, items: portfolioOf(claimed), classLeadershipYears: 0, ...more,
});
