import { readdirSync } from 'node:fs';
import { isUuid, plainDateOf, REGISTRIES, type Achievement, type Course, type Dissemination, type EventLevel, type ItemsOf, type LearnerQuality, type Observation, type PlainDate, type Registry, type RuleSetId, type SourcedItem } from '@attestation/contracts';
import { ruleSetOf, scoreEvidence, teacherClaim } from '@attestation/regulation';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ANSWER_TYPE, FACT_TYPE } from '../registries/event-schemas.js';
import { readEvent, type ReadAnswer, type ReadFact } from '../registries/read-event.js';
import { sourceOf } from '../registries/senders.js';
import { knownTeacher, TEACHERS, type KnownTeacher, type TeacherLogin } from './seven-teachers.js';

const SEED = 20250317;
const QUESTION = '0195a2b0-4c11-7a2b-8c3d-0123456789ab';
const SEAL = 'eyJhbGciOiJSU0EtT0FFUC0yNTYifQ.a.b.c.d';
const each = TEACHERS.map((login) => [login] as [TeacherLogin]);

/** What the platform makes of a registry's items. */
function translated<R extends Registry>({ registries }: Pick<KnownTeacher, 'registries'>, registry: R): ItemsOf[R][] {
  const data = { questionId: QUESTION, subject: SEAL, asOf: '2025-03-17T04:00:00Z', items: registries[registry] };
  const event = { specversion: '1.0', id: 'e-1', source: sourceOf(registry), type: ANSWER_TYPE, time: '2025-03-17T04:00:00Z', data };
  return (readEvent(event) as ReadAnswer).items as ItemsOf[R][];
}

/** Dates and instants, wherever they stand. */
const datesIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(datesIn) : typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? [value.slice(0, 10)] : [];

describe('the seven teachers’ fixtures', () => {
  it('are seven', () => {
    expect(readdirSync(new URL('../../../../test/fixtures/registries/', import.meta.url)).sort()).toEqual(TEACHERS.map((login) => `${login}.json`).sort());
    expect(isUuid(QUESTION)).toBe(true);
  });

  it.each(each)('fit the registries’ own schemas, each item: %s', (login) => {
    const teacher = knownTeacher(login);
    for (const registry of REGISTRIES) expect(translated(teacher, registry).length).toBeGreaterThan(0);
    if (teacher.corrected) expect(translated({ registries: { ...teacher.registries, [teacher.corrected.registry]: teacher.corrected.items } }, teacher.corrected.registry)).toHaveLength(teacher.corrected.items.length);
    for (const { registry, asOf, items } of teacher.told) {
      const event = { specversion: '1.0', id: 'e-1', source: sourceOf(registry), type: FACT_TYPE, time: asOf, data: { registry, subject: SEAL, asOf, items } };
      expect((readEvent(event) as ReadFact).items).toHaveLength(items.length);
      for (const item of items) expect(teacher.registries[registry]).toContainEqual(item);
    }
  });

  it('know nothing of days to come, whatever day it is', () => {
    const aDay = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => plainDateOf(date.toISOString().slice(0, 10)));
    fc.assert(
      fc.property(fc.constantFrom(...TEACHERS), aDay, (login, today) => {
        const { registries, told } = knownTeacher(login, today);
        const { CATEGORY, ...others } = registries;
        const past = [...datesIn([others, told]), ...CATEGORY.flatMap((held) => datesIn({ ...held, validTo: null }))];
        return past.every((date) => date <= today) && REGISTRIES.every((registry) => translated({ registries }, registry).length === registries[registry].length);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('move by whole years', () => {
    const [item] = knownTeacher('teacher', '2027-06-01' as PlainDate).registries.LEARNER_QUALITY as { schoolYear: string }[];
    expect([item?.schoolYear, (knownTeacher('teacher', '2026-03-16' as PlainDate).registries.COURSES[0] as { completed: string }).completed]).toEqual(['2023/2024', '2024-06-14']);
  });
});

describe('each teacher’s evidence', () => {
  const RULES = ruleSetOf('2025-03-10' as RuleSetId);
  const TODAY = '2025-03-17' as PlainDate;

  /** Everything the platform makes of what the registries know, as a snapshot holds it. */
  const evidenceOf = (teacher: KnownTeacher): SourcedItem[] =>
    REGISTRIES.flatMap((registry) => translated(teacher, registry).map((item) => ({ registry, item, source: sourceOf(registry), manual: false, receivedAt: '2025-03-17T04:00:00.000Z' }) as SourcedItem));
  const scored = (teacher: KnownTeacher, claimed: KnownTeacher['claims'] = teacher.claims) => {
    const [held] = teacher.registries.CATEGORY as { validFrom: PlainDate }[];
    return scoreEvidence(RULES, { claimed: teacherClaim(claimed), positionGroup: 'SECONDARY', period: { from: held?.validFrom ?? TODAY, to: TODAY }, items: evidenceOf(teacher) });
  };

  it.each(each)('meets her claim by every criterion, with nothing missing: %s', (login) => {
    const { outcome, failed, criteria } = scored(knownTeacher(login));

    expect([outcome, failed]).toEqual(['MEETS', []]);
    expect(criteria.filter(({ required, missing }) => required && missing.length > 0)).toEqual([]);
  });

  it.each<[TeacherLogin, KnownTeacher['claims']]>([['teacher', 'EXPERT'], ['expert', 'RESEARCHER'], ['researcher', 'MASTER'], ['below', 'RESEARCHER']])('of %s does not meet %s: it is no more than the claim asks', (login, higher) => {
    expect(scored(knownTeacher(login), higher).outcome).toBe('NOT_MEETS');
  });

  it('holds some that count for nothing: thanks, a contest won with a programme, a course taken twice', () => {
    const verdicts = (login: TeacherLogin, criterion: string) => scored(knownTeacher(login)).criteria.find((one) => one.criterion === criterion)?.items.filter(({ counted }) => !counted).length;
    expect([verdicts('expert', '2.2'), verdicts('master', '3.1'), verdicts('master', '4.1')]).toEqual([1, 1, 1]);
  });
});

describe('each teacher has what the criteria ask of her claim', () => {
  const LEVELS: Record<string, EventLevel[]> = { MODERATOR: ['ORG'], EXPERT: ['DISTRICT'], RESEARCHER: ['REGION'], MASTER: ['REPUBLIC', 'INTERNATIONAL'] };
  const COUNCIL: Record<string, string> = { MODERATOR: 'ORG_COUNCIL', EXPERT: 'DISTRICT_COUNCIL', RESEARCHER: 'REGION_COUNCIL', MASTER: 'RUMS' };
  const HOURS: Record<string, number> = { MODERATOR: 72, EXPERT: 72, RESEARCHER: 80, MASTER: 108 };
  const SHEET: Record<string, [number, number]> = { MODERATOR: [61, 70], EXPERT: [71, 80], RESEARCHER: [81, 90], MASTER: [91, 102] };
  const GROWTH: Record<string, number> = { EXPERT: 0, RESEARCHER: 1, MASTER: 3 };

  it.each(each)('three years of learners’ quality, growing as the claim asks: %s', (login) => {
    const teacher = knownTeacher(login);
    const growth = (translated(teacher, 'LEARNER_QUALITY') as LearnerQuality[]).map(({ percent, startPercent }) => Number(percent) - Number(startPercent));
    expect(new Set((translated(teacher, 'LEARNER_QUALITY') as LearnerQuality[]).map(({ schoolYear }) => schoolYear))).toEqual(new Set([2021, 2022, 2023]));
    if (teacher.claims === 'MODERATOR') expect(growth.some((by) => by > 0)).toBe(true);
    else expect(Math.min(...growth)).toBeGreaterThanOrEqual(GROWTH[teacher.claims] ?? 0);
  });

  it.each(each)('five lessons a school year on different days, seen from outside by both, within the sheet’s points: %s', (login) => {
    const teacher = knownTeacher(login);
    const sheets = translated(teacher, 'OBSERVATIONS') as Observation[];
    for (const year of new Set(sheets.map(({ schoolYear }) => schoolYear))) {
      const own = sheets.filter(({ schoolYear }) => schoolYear === year);
      const lessons = [...new Set(own.map(({ lesson }) => lesson))];
      expect([lessons.length, new Set(own.map(({ observedOn }) => observedOn)).size]).toEqual([5, 5]);
      expect(own.map(({ observer }) => observer)).toEqual(expect.arrayContaining(['OFFICE_METHODIST', 'COMMISSION_MEMBER']));
      const mean = lessons.map((lesson) => own.filter((sheet) => sheet.lesson === lesson)).reduce((sum, seen) => sum + seen.reduce((of, { points }) => of + points, 0) / seen.length, 0) / lessons.length;
      const [from, upTo] = SHEET[teacher.claims] as [number, number];
      expect(mean >= from && mean <= upTo).toBe(true);
      expect(own.every(({ recommendations }) => recommendations)).toBe(true);
    }
    expect(Math.max(...sheets.map(({ schoolYear }) => schoolYear))).toBe(2024);
  });

  it.each(each)('contests of recognised lists, by profile, at its level: %s', (login) => {
    const teacher = knownTeacher(login);
    for (const achiever of ['LEARNER', 'TEACHER'] as const) {
      const counted = (translated(teacher, 'ACHIEVEMENTS') as Achievement[]).filter((one) => one.achiever === achiever && one.kind === 'CONTEST' && one.list !== 'NONE' && one.byProfile);
      expect(counted.some(({ eventLevel }) => LEVELS[teacher.claims]?.includes(eventLevel))).toBe(true);
    }
  });

  it.each(each)('approved material, an agreed talk, work in a group; what researchers and masters need besides: %s', (login) => {
    const teacher = knownTeacher(login);
    const { claims } = teacher;
    const all = translated(teacher, 'DISSEMINATION') as Dissemination[];
    const atLevel = (form: Dissemination['form']) => all.filter((one) => one.form === form && LEVELS[claims]?.includes(one.level));
    expect(atLevel('APPROVED_MATERIAL').some(({ council, material, authors, link }) => council === COUNCIL[claims] && authors <= 3 && link !== null && (claims !== 'MASTER' || material === 'AUTHOR_PROGRAMME'))).toBe(true);
    expect(atLevel('TALK').some(({ agreed, link }) => agreed && link !== null)).toBe(true);
    expect(atLevel('WORKING_GROUP').length).toBeGreaterThan(0);
    if (claims !== 'RESEARCHER' && claims !== 'MASTER') return;
    expect(all.some(({ form, edition, authors }) => form === 'PUBLICATION' && edition === 'RECOMMENDED' && authors <= 3)).toBe(true);
    expect(atLevel('DISSEMINATION').some(({ places }) => places >= 3)).toBe(true);
  });

  it.each(each)('course hours of agreed programmes, each counted once, by profile and applied: %s', (login) => {
    const teacher = knownTeacher(login);
    const counted = (translated(teacher, 'COURSES') as Course[]).filter(({ agreed, practiceProof }) => agreed && practiceProof !== null);
    const hours = [...new Map(counted.map(({ programme, hours: of }) => [programme, of])).values()].reduce((sum, of) => sum + of, 0);
    expect(hours).toBeGreaterThanOrEqual(HOURS[teacher.claims] ?? 0);
    expect(counted.some(({ byProfile }) => byProfile)).toBe(true);
  });

  it('thirty years of service for the one who is exempt; a test below the threshold for the one who is below', () => {
    const [first] = (translated(knownTeacher('exempt'), 'WORK_RECORD') as { from: string }[]).map(({ from }) => from).sort();
    expect(String(first) <= '1995-03-17').toBe(true);
    expect(knownTeacher('below').test).toEqual({ points: 34, tasks: 50 });
    expect([knownTeacher('exempt').test, knownTeacher('refused').test]).toEqual([null, null]);
  });
});
