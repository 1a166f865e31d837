import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { evaluateDecision, parseDecisions } from './index.js';
import type { DecisionGraph } from './index.js';

const WORKFLOWS = new URL('../../../workflows/decisions/', import.meta.url);
const read = (id: string) => parseDecisions(readFileSync(new URL(`${id}.dmn`, WORKFLOWS), 'utf8'));

const CASE = {
  ruleSet: '2025-03-10',
  openedOn: '2025-03-17',
  claimedCategory: 'MODERATOR',
  currentCategory: 'TEACHER',
  subordination: 'DISTRICT',
  hasDistrictLevel: true,
  serviceYears: 10,
  consecutiveExemptConfirmations: 0,
  languageCertificateValid: false,
  positionGroup: 'SECONDARY',
  subject: 'HISTORY',
  disability: false,
  settings: { channelSource: 'algorithm', legacyToModeratorMinServiceYears: 30, researcherMasterMaxConsecutive: 2 },
};
type Facts = Partial<Omit<typeof CASE, 'settings' | 'hasDistrictLevel'>> & { settings?: Partial<typeof CASE.settings>; specialAward?: string; hasDistrictLevel?: boolean | null };

const graphs = new Map<string, DecisionGraph>();
beforeAll(async () => {
  for (const id of ['commission-routing', 'channel', 'test-specification', 'test-exemption']) graphs.set(id, await read(id));
});

function decide(id: string, facts: Facts): unknown {
  const graph = graphs.get(id);
  if (!graph) throw new Error(`no file ${id}.dmn`);
  const settings = { ...CASE.settings, ...facts.settings };
  const { output, failed } = evaluateDecision(graph, id, { ...CASE, ...facts, settings });
  expect(failed).toBeUndefined();
  return output;
}

const MIDDLE = ['EXPERT', 'DEPUTY_3', 'DEPUTY_2', 'HEAD_3', 'HEAD_2'];
const UPPER = ['RESEARCHER', 'DEPUTY_1', 'HEAD_1'];
const ANYWHERE = ['DISTRICT', 'REGIONAL', 'REPUBLICAN', 'INDUSTRY'];

describe('the commission that decides (E.1; X-035)', () => {
  const rows: [string[], string[], string | null, string, string][] = [
    [['MODERATOR'], ANYWHERE, 'ORG', 'EDUCATION_ORGANISATION', 'R-108'],
    [['MASTER'], ANYWHERE, 'MINISTRY', 'AUTHORISED_BODY', 'R-111'],
    [MIDDLE, ['DISTRICT'], 'DISTRICT', 'DISTRICT_DEPARTMENT', 'R-109'],
    [MIDDLE, ['REGIONAL'], 'REGION', 'REGIONAL_DEPARTMENT', 'R-110'],
    [MIDDLE, ['REPUBLICAN', 'INDUSTRY'], 'MINISTRY', 'AUTHORISED_BODY', 'R-111'],
    [UPPER, ['DISTRICT', 'REGIONAL'], 'REGION', 'REGIONAL_DEPARTMENT', 'R-110'],
    [UPPER, ['REPUBLICAN', 'INDUSTRY'], 'MINISTRY', 'AUTHORISED_BODY', 'R-111'],
    [['TEACHER'], ANYWHERE, null, 'EDUCATION_ORGANISATION', 'X-017'],
  ];
  const single = rows.flatMap(([claims, bodies, ...outcome]) => claims.flatMap((claim) => bodies.map((body) => [claim, body, ...outcome] as const)));

  it.each(single)('of %s in a %s organisation is at the level %s', (claimedCategory, subordination, level, attestingBody, rule) => {
    expect(decide('commission-routing', { claimedCategory, subordination })).toEqual({ level, attestingBody, rule });
  });

  it.each(MIDDLE)('of %s is the city department where there is no district level', (claimedCategory) => {
    const city = { level: 'REGION', attestingBody: 'CITY_DEPARTMENT', rule: 'F-14' };
    expect(decide('commission-routing', { claimedCategory, hasDistrictLevel: false })).toEqual(city);
    expect(decide('commission-routing', { claimedCategory, hasDistrictLevel: null })).toMatchObject({ level: 'DISTRICT' });
    expect(decide('commission-routing', { claimedCategory, hasDistrictLevel: false, subordination: 'REGIONAL' })).toMatchObject({ attestingBody: 'REGIONAL_DEPARTMENT' });
  });

  it.each([
    ['MODERATOR of a district school: the organisation', { claimedCategory: 'MODERATOR' }, 'ORG'],
    ['EXPERT of a district school: the district', { claimedCategory: 'EXPERT' }, 'DISTRICT'],
    ['RESEARCHER of a school: the region', { claimedCategory: 'RESEARCHER' }, 'REGION'],
    ['MASTER of a school: the ministry', { claimedCategory: 'MASTER' }, 'MINISTRY'],
    ['EXPERT of a kindergarten subordinate to the region: the region', { claimedCategory: 'EXPERT', subordination: 'REGIONAL' }, 'REGION'],
    ['HEAD_2 of an industry body’s music school: the ministry', { claimedCategory: 'HEAD_2', subordination: 'INDUSTRY' }, 'MINISTRY'],
  ])('%s', (_, facts, level) => expect(decide('commission-routing', facts)).toMatchObject({ level }));
});

describe('the channel of an application (E.2)', () => {
  const LEADERS = ['HEAD_3', 'HEAD_2', 'HEAD_1', 'DEPUTY_3', 'DEPUTY_2', 'DEPUTY_1'];

  it.each(['MODERATOR', 'EXPERT'])('of %s is the Platform from 2025 on, without a seal (R-010, R-016)', (claimedCategory) => {
    for (const openedOn of ['2025-01-01', '2025-12-31', '2026-01-01', '2027-06-01']) {
      expect(decide('channel', { claimedCategory, openedOn })).toEqual({ channel: 'PLATFORM', portfolioForming: 'AUTOMATIC_AND_MANUAL', sealRequired: false, rule: 'R-016', warning: null });
    }
  });

  it.each(['RESEARCHER', 'MASTER'])('of %s is the portal until the last day of 2025', (claimedCategory) => {
    expect(decide('channel', { claimedCategory, openedOn: '2025-12-31' })).toEqual({ channel: 'PORTAL', portfolioForming: 'FILES', sealRequired: true, rule: 'R-017', warning: null });
  });

  it.each(['RESEARCHER', 'MASTER'])('of %s from 2026 on is what the policy says, with a warning by the algorithm (F-01)', (claimedCategory) => {
    const from2026 = { claimedCategory, openedOn: '2026-01-01' };
    expect(decide('channel', from2026)).toMatchObject({ channel: 'PLATFORM', rule: 'R-018', warning: 'F-01' });
    expect(decide('channel', { ...from2026, settings: { channelSource: 'order' } })).toMatchObject({ channel: 'PORTAL', rule: 'X-026', warning: null });
  });

  it.each(LEADERS)('of %s is the portal in every year', (claimedCategory) => {
    for (const openedOn of ['2025-01-01', '2026-01-01', '2027-06-01']) expect(decide('channel', { claimedCategory, openedOn })).toMatchObject({ channel: 'PORTAL', rule: 'R-017' });
  });

  it('of the first months of 2025, before the new edition, is the same', () => {
    const early = { ruleSet: '2024-04-08', openedOn: '2025-02-01' };
    expect(decide('channel', early)).toMatchObject({ channel: 'PLATFORM' });
    expect(decide('channel', { ...early, claimedCategory: 'MASTER' })).toMatchObject({ channel: 'PORTAL' });
  });

  it('before 2025 is paper', () => {
    expect(decide('channel', { ruleSet: '2024-04-08', openedOn: '2024-12-31' })).toMatchObject({ channel: 'PAPER', portfolioForming: 'LEGACY' });
  });
});

describe('the form of the test (E.3; R-028…R-031, X-053, X-057)', () => {
  const rows: [string, string | null, number, number, string][] = [
    ['PRESCHOOL', null, 50, 80, 'METHODS_AND_PRESCHOOL_PEDAGOGY'],
    ['PRIMARY', null, 50, 80, 'SUBJECT'],
    ['SECONDARY', 'HISTORY', 50, 80, 'SUBJECT'],
    ...['MATHEMATICS', 'PHYSICS', 'CHEMISTRY', 'INFORMATICS'].flatMap((subject): [string, string, number, number, string][] => [
      ['SECONDARY', subject, 50, 125, 'SUBJECT'],
      ['COLLEGE_SUBJECT', subject, 50, 125, 'SUBJECT'],
      ['PRIMARY', subject, 50, 80, 'SUBJECT'],
    ]),
    ['ADDITIONAL', null, 50, 80, 'PEDAGOGY_AND_PSYCHOLOGY'],
    ['PUPIL_SUPPORT', null, 50, 80, 'PEDAGOGY_AND_PSYCHOLOGY'],
    ['SPECIAL', null, 50, 80, 'SUBJECT_BY_PROFILE'],
    ['COLLEGE_SUBJECT', 'HISTORY', 50, 80, 'SUBJECT'],
    ['COLLEGE_OTHER', null, 50, 80, 'PEDAGOGY_AND_PSYCHOLOGY'],
    ['METHODIST', null, 50, 90, 'METHODOLOGY_AND_LAW'],
  ];

  it.each(rows)('%s, %s: %i tasks in %i minutes, %s', (positionGroup, subject, tasks, minutes, block) => {
    expect(decide('test-specification', { positionGroup, subject: subject ?? 'NONE' })).toMatchObject({ tasks, minutes, block, thresholdPercent: 60, thresholdPoints: 30 });
  });

  it.each(rows)('%s, %s: forty minutes more with a disability', (positionGroup, subject, _tasks, minutes) => {
    expect(decide('test-specification', { positionGroup, subject: subject ?? 'NONE', disability: true })).toMatchObject({ minutes: minutes + 40 });
  });

  it.each([
    ['TEACHER', 50, 25], ['MODERATOR', 60, 30], ['EXPERT', 70, 35], ['RESEARCHER', 80, 40], ['MASTER', 90, 45],
  ])('%s is reached from %i percent, %i points of 50', (claimedCategory, thresholdPercent, thresholdPoints) => {
    expect(decide('test-specification', { claimedCategory })).toMatchObject({ thresholdPercent, thresholdPoints });
  });

  it.each(['HEAD_3', 'HEAD_2', 'HEAD_1', 'DEPUTY_3', 'DEPUTY_2', 'DEPUTY_1'])('%s is reached from 42 points of 60, in 90 minutes, on law', (claimedCategory) => {
    expect(decide('test-specification', { claimedCategory, positionGroup: 'HEAD_OR_DEPUTY' })).toEqual({
      tasks: 60, minutes: 90, thresholdPercent: 70, thresholdPoints: 42, block: 'LAW', rule: 'X-053', rules: ['X-053', 'X-054', 'X-055', 'X-057'],
    });
  });

  it('is not given for a group of posts that the Rules do not name', () => {
    expect(decide('test-specification', { positionGroup: 'GARDENER' })).toBeNull();
  });
});

describe('exemption from the test (E.5)', () => {
  const SATS = { exempt: false, ground: null, rule: 'X-005' };
  const confirms = (category: string, facts: Facts = {}): Facts => ({ claimedCategory: category, currentCategory: category, ...facts });

  it.each(['TEACHER', 'MODERATOR', 'EXPERT', 'HEAD_2', 'DEPUTY_1'])('who confirms %s after 30 years of service is exempt, a day earlier not', (category) => {
    expect(decide('test-exemption', confirms(category, { serviceYears: 30 }))).toEqual({ exempt: true, ground: 'CONFIRMING_AFTER_30_YEARS', rule: 'R-034a' });
    expect(decide('test-exemption', confirms(category, { serviceYears: 29.99 }))).toEqual(SATS);
  });

  it('who claims a higher category after 30 years sits the test', () => {
    expect(decide('test-exemption', { claimedCategory: 'EXPERT', currentCategory: 'MODERATOR', serviceYears: 35 })).toEqual(SATS);
  });

  it.each(['LEGACY_FIRST', 'LEGACY_HIGHEST'])('a holder of %s who claims MODERATOR is exempt after 30 years', (currentCategory) => {
    expect(decide('test-exemption', { currentCategory, serviceYears: 31 })).toEqual({ exempt: true, ground: 'LEGACY_TO_MODERATOR', rule: 'R-034b' });
    expect(decide('test-exemption', { currentCategory, serviceYears: 29 })).toEqual(SATS);
    expect(decide('test-exemption', { currentCategory, serviceYears: 31, claimedCategory: 'EXPERT' })).toEqual(SATS);
  });

  it('by the Order alone a holder of a first category needs no years, and the rule says so (F-03)', () => {
    const order = { currentCategory: 'LEGACY_FIRST', settings: { legacyToModeratorMinServiceYears: 0 } };
    expect(decide('test-exemption', { ...order, serviceYears: 3 })).toEqual({ exempt: true, ground: 'LEGACY_TO_MODERATOR', rule: 'X-073' });
    expect(decide('test-exemption', { ...order, serviceYears: 30 })).toMatchObject({ rule: 'R-034b' });
  });

  it('a holder of the second category is not exempt', () => {
    expect(decide('test-exemption', { currentCategory: 'LEGACY_SECOND', serviceYears: 40 })).toEqual(SATS);
  });

  it.each(['RESEARCHER', 'MASTER'])('who confirms %s is exempt twice in a row, not a third time', (category) => {
    const inARow = (consecutiveExemptConfirmations: number) => decide('test-exemption', confirms(category, { consecutiveExemptConfirmations }));
    expect(inARow(0)).toEqual({ exempt: true, ground: 'CONSECUTIVE_CONFIRMATION', rule: 'R-034c' });
    expect(inARow(1)).toMatchObject({ exempt: true });
    expect(inARow(2)).toEqual(SATS);
  });

  it('how many times in a row is a setting (F-04)', () => {
    expect(decide('test-exemption', confirms('MASTER', { consecutiveExemptConfirmations: 1, settings: { researcherMasterMaxConsecutive: 1 } }))).toEqual(SATS);
  });

  it('a valid language certificate replaces the test', () => {
    expect(decide('test-exemption', { languageCertificateValid: true })).toEqual({ exempt: true, ground: 'LANGUAGE_CERTIFICATE', rule: 'X-072' });
  });

  it('a trainee becomes TEACHER without a test', () => {
    expect(decide('test-exemption', { claimedCategory: 'TEACHER', currentCategory: 'TRAINEE' })).toEqual({ exempt: true, ground: 'TRAINEE_YEAR', rule: 'R-117' });
    expect(decide('test-exemption', { claimedCategory: 'TEACHER', currentCategory: 'TEACHER' })).toEqual(SATS);
  });

  it.each(['X-052a', 'X-052b', 'X-052c', 'X-052d'])('a special award by %s needs no test', (specialAward) => {
    expect(decide('test-exemption', { specialAward })).toEqual({ exempt: true, ground: 'SPECIAL_AWARD', rule: specialAward });
  });
});
