import { describe, expect, it } from '@jest/globals';
import { plainDateOf, type Dissemination, type RuleSetId, type SourcedItem } from '@attestation/contracts';
import { ruleSetOf, scoreEvidence, type Criterion, type ScoreEvidenceFacts, type Settings, type TeacherClaim } from '../index.js';
import { contest, evidenceFacts, experience, quality } from '../testing/evidence.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const SKILLS = { measure: 'SKILLS' } as const;

/** What is said of one criterion of a portfolio with these items alone: of the criterion, and of each item. */
function said(criterion: Criterion, claimed: TeacherClaim, items: readonly SourcedItem[], more: Partial<ScoreEvidenceFacts> = {}, settings: Partial<Settings> = {}) {
  const { criteria } = scoreEvidence(rules, evidenceFacts(claimed, { items, ...more }), { ...rules.settings, ...settings });
  const found = criteria.find((each) => each.criterion === criterion)!;
  return { points: found.points, required: found.required, missing: found.missing.map(({ reason }) => reason.text.en), why: found.reasons.map(({ text }) => text.en), of: found.items.map(({ counted, reason }) => [counted, reason.text.en]) };
}

describe('Of the quality of knowledge is said', () => {
  it('which years were compared, how they grew and what that is worth', () => {
    const { why, of } = said('1.1', 'EXPERT', [quality(2022, '60'), quality(2023, '60'), quality(2024, '62.5')]);
    expect(why).toEqual(['The growth over 2022/2023, 2023/2024, 2024/2025 is 2.5 %: worth 3 points; the category’s threshold is 2.', expect.stringContaining('growth is counted from the first year compared to the last: 2.5 %')]);
    expect(of[0]).toEqual([true, '2022/2023, История: 60 % was counted.']);
  });

  it('which years are known where they are too few', () => {
    const { missing, why } = said('1.1', 'EXPERT', [quality(2024, '60'), quality(2023, '61')]);
    expect(missing).toEqual(['Comparative data of the last 3 school years are needed; known: 2023/2024, 2024/2025.']);
    expect(why).toEqual([...missing, 'School years that are compared: 3.']);
    expect(said('1.1', 'EXPERT', [quality(2024, '60', SKILLS)]).missing).toEqual(['Comparative data of the last 3 school years are needed; known: 2024/2025.']);
    expect(said('1.1', 'EXPERT', []).missing).toEqual(['Comparative data of the last 3 school years are needed.']);
  });

  it('why an item does not count', () => {
    const { of } = said('1.1', 'EXPERT', [quality(2010, '60'), quality(2024, 'высокий'), quality(2024, '60', { measure: 'MONITORING' })]);
    expect(of).toEqual([
      [false, '“История, 2010/2011” lies outside the attestation period (18.03.2020 – 17.03.2025).'], [false, 'История: “высокий” cannot be read as a percentage and is not counted.'],
      [false, 'История: a monitoring was given, it brings no points.'],
    ]);
  });

  it('that a monitoring takes the place of points, of this period alone', () => {
    const monitored = (schoolYear: number) => said('1.1', 'EXPERT', [quality(schoolYear, '60', { measure: 'MONITORING' })]);
    expect(monitored(2024)).toMatchObject({ required: false, missing: [], why: [expect.stringContaining('a monitoring with conclusions is shown instead'), expect.stringContaining('the minimum total')] });
    expect(monitored(2019)).toMatchObject({ required: false, missing: [] }); // the period begins in that school year
    expect(monitored(2018).missing).toHaveLength(1);
    expect(monitored(2025).missing).toHaveLength(1);
    expect(said('1.1', 'EXPERT', [quality(2024, '60', { measure: 'MONITORING' }), quality(2024, '60')]).missing).toHaveLength(1); // who has percents is judged by them
  });

  it('the better of knowledge and skills', () => {
    const skills = [quality(2022, '80', SKILLS), quality(2023, '80', SKILLS), quality(2024, '80', SKILLS)];
    const falling = [quality(2022, '60'), quality(2023, '50'), quality(2024, '40')];
    expect(said('1.1', 'EXPERT', [...falling, ...skills])).toMatchObject({ points: '2', why: [expect.stringContaining('80 %')] });
    expect(said('1.1', 'EXPERT', [...[...falling].reverse().map((each, at) => quality(2022 + at, (each.item as { percent: string }).percent)), ...skills.map((_, at) => quality(2022 + at, '10', SKILLS))])).toMatchObject({ points: '2', why: [expect.stringContaining('20 %'), expect.anything()] });
  });

  it('the best choice of years where any may be taken', () => {
    const any = { dynamicsYears: 'ANY' } as const;
    const years = [quality(2020, '70'), quality(2021, '50'), quality(2022, '51'), quality(2023, '53'), quality(2024, '40')];
    expect(said('1.1', 'MASTER', years, {}, any)).toMatchObject({ points: '4', why: [expect.stringContaining('The growth over 2021/2022, 2022/2023, 2023/2024 is 3 %'), expect.anything()] });
    const skills = [quality(2020, '10', SKILLS), quality(2021, '90', SKILLS), quality(2022, '90', SKILLS), quality(2023, '90', SKILLS), quality(2024, '20', SKILLS)];
    expect(said('1.1', 'MASTER', skills, {}, any)).toMatchObject({ points: '4', why: [expect.stringContaining('90 %')] });
  });

  it('the mean of the years, each counting alike however many classes it has', () => {
    const skills = [quality(2022, '30', SKILLS), quality(2022, '50', { ...SKILLS, grade: '7' }), quality(2023, '50', SKILLS), quality(2024, '60', SKILLS)];
    expect(said('1.1', 'EXPERT', skills)).toMatchObject({ points: '2', why: [expect.stringContaining('50 %')] });
    expect(said('1.1', 'EXPERT', skills.slice(1))).toMatchObject({ why: [expect.stringContaining('53.33 %')] });
  });
});

describe('One point more for a winner', () => {
  const won = (place: number | null, more: object = {}, settings: Partial<Settings> = {}) => said('2.2', 'MASTER', [contest({ eventLevel: 'REPUBLIC', place, ...more })], {}, settings);

  it.each([[null, '4'], [1, '5'], [2, '5'], [3, '5'], [4, '4'], [0, '4']] as const)('at place %s makes %s points', (place, points) => expect(won(place).points).toBe(points));

  it('is given once, for any winner among those that count, and said with its source', () => {
    const items = [contest({ eventLevel: 'REPUBLIC', place: null }), contest({ eventLevel: 'REPUBLIC', place: 2, event: 'Екінші' }), contest({ eventLevel: 'REPUBLIC', place: 1, event: 'Үшінші' })];
    const { points, why } = said('2.2', 'MASTER', items);
    expect(points).toBe('5');
    expect(why.join(' ')).toMatch(/2\.2.*5/);
  });

  it('never lifts what does not count', () => expect(won(1, { byProfile: false }).points).toBe('0'));

  it('is said by the setting that gives it to a column', () => {
    const sentences = (['ALL', 'MASTER_ONLY'] as const).map((winnerBonusColumns) => won(1, {}, { winnerBonusColumns }).why.at(-1));
    expect(new Set(sentences).size).toBe(2);
    const expert = (winnerBonusColumns: Settings['winnerBonusColumns']) => said('2.2', 'EXPERT', [contest({ eventLevel: 'DISTRICT', place: 1 })], {}, { winnerBonusColumns }).points;
    expect([expert('ALL'), expert('MASTER_ONLY')]).toEqual(['3', '2']);
  });
});

describe('Of publications and dissemination is said', () => {
  const publication = (more: Partial<Dissemination>) => said('3.3', 'RESEARCHER', [experience('PUBLICATION', { edition: 'RECOMMENDED', ...more })]);
  it.each([
    [{}, '5'], [{ authors: 3 }, '5'], [{ authors: 4 }, '0'], [{ edition: 'INDEXED' }, '7'], [{ edition: 'OTHER' }, '0'], [{ edition: null }, '0'], [{ on: plainDateOf('2019-01-01') }, '0'],
  ] as const)('of a publication with %j: %s points', (more, points) => expect(publication(more as never).points).toBe(points));

  it('the best of several, not their sum', () =>
    expect(said('3.3', 'RESEARCHER', [experience('PUBLICATION', { edition: 'RECOMMENDED' }), experience('PUBLICATION', { edition: 'INDEXED', title: 'Басқа' }), experience('PUBLICATION', { edition: 'RECOMMENDED', title: 'Тағы' })]).points).toBe('7'));

  const spread = (claimed: TeacherClaim, more: Partial<Dissemination>) => said('3.5', claimed, [experience('DISSEMINATION', { level: claimed === 'MASTER' ? 'REPUBLIC' : 'REGION', council: claimed === 'MASTER' ? 'RUMS' : 'REGION_COUNCIL', places: 3, ...more })]);
  it.each([
    ['RESEARCHER', {}, '6'], ['RESEARCHER', { places: 2 }, '0'], ['RESEARCHER', { places: 4 }, '6'], ['RESEARCHER', { council: 'RUMS' }, '6'], ['RESEARCHER', { council: 'DISTRICT_COUNCIL' }, '0'], ['RESEARCHER', { council: null }, '0'],
    ['RESEARCHER', { level: 'DISTRICT' }, '0'], ['MASTER', {}, '9'], ['MASTER', { council: 'REGION_COUNCIL' }, '0'], ['MASTER', { level: 'REGION' }, '0'], ['MASTER', { places: 2 }, '0'],
  ] as const)('of experience spread by a %s with %j: %s points', (claimed, more, points) => expect(spread(claimed, more as never).points).toBe(points));
});
