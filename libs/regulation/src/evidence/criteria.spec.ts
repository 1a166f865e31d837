import { describe, expect, it } from '@jest/globals';
import { EVENT_LEVELS, plainDateOf, type Dissemination, type PositionGroup, type RuleSetId, type SourcedItem } from '@attestation/contracts';
import { ruleSetOf, scoreEvidence, type Criterion, type ScoreEvidenceFacts, type Settings, type TeacherClaim } from '../index.js';
import { contest, course, evidenceFacts, experience, fiveSheets, quality, sheet } from '../testing/evidence.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const day = plainDateOf;

/** One criterion of a portfolio that holds these items alone. */
function of(criterion: Criterion, claimed: TeacherClaim, items: readonly SourcedItem[], more: Partial<ScoreEvidenceFacts> = {}, settings: Partial<Settings> = {}) {
  const { criteria } = scoreEvidence(rules, evidenceFacts(claimed, { items, ...more }), { ...rules.settings, ...settings });
  const found = criteria.find((each) => each.criterion === criterion)!;
  const said = (list: { reason: { rule: string } }[]) => list.map(({ reason }) => reason.rule);
  return { points: found.points, met: found.met, required: found.required, counted: found.counted, basis: found.basis, against: said(found.items.filter(({ counted }) => !counted)), missing: said(found.missing), why: found.reasons.map(({ rule }) => rule), found };
}
const percents = (...list: string[]) => list.map((percent, index) => quality(2022 + index, percent));

describe('1.1, the quality of knowledge', () => {
  it.each([
    ['60', '61', '63', 'MASTER', '4'], // growth 3
    ['60', '61', '62.99', 'MASTER', '0'],
    ['60', '61', '62.99', 'RESEARCHER', '3'],
    ['60', '60', '61', 'RESEARCHER', '3'],
    ['60', '60', '60.99', 'RESEARCHER', '0'],
    ['60', '60', '60', 'EXPERT', '2'],
    ['60', '66', '60', 'EXPERT', '2'],
    ['60', '60', '59.99', 'EXPERT', '0'],
    ['60', '62', '59', 'MODERATOR', '1'], // one year grew
    ['62', '60', '61', 'MODERATOR', '1'],
    ['62', '61', '60', 'MODERATOR', '0'],
    ['60', '70', '80', 'MODERATOR', '1'], // the column of the claim, not more
  ] as const)('%s, %s, %s %% for %s: %s', (first, second, third, claimed, points) => {
    expect(of('1.1', claimed, percents(first, second, third))).toMatchObject({ points, met: points !== '0' });
  });

  it('counts a growth within a school year where each ended below the one before', () => {
    const falling = [quality(2022, '62'), quality(2023, '61', { startPercent: '55' }), quality(2024, '60')];
    expect(of('1.1', 'MODERATOR', falling).points).toBe('1');
    const level = [quality(2022, '62'), quality(2023, '61', { startPercent: '61' }), quality(2024, '60')];
    expect(of('1.1', 'MODERATOR', level).points).toBe('0');
  });

  it('takes all classes of a year together, exactly (R-053)', () => {
    const third = (schoolYear: number, ...list: string[]) => list.map((percent, index) => quality(schoolYear, percent, { grade: `${index}` }));
    const items = [...third(2022, '60', '60', '60'), ...third(2023, '61'), ...third(2024, '61', '61', '60.99')]; // grows by 0.99666…
    expect(of('1.1', 'RESEARCHER', items).points).toBe('0');
    expect(of('1.1', 'RESEARCHER', [...items, quality(2024, '61.02', { grade: 'more' })]).points).toBe('3'); // now by 1.0025
  });

  it('compares the last three school years, the one in progress or before it; any three where the setting says so (R-051, R-052, C-09)', () => {
    const before = [quality(2021, '50'), quality(2022, '52'), quality(2023, '54')];
    expect(of('1.1', 'MASTER', before).points).toBe('4');
    expect(of('1.1', 'MASTER', [quality(2020, '50'), quality(2021, '52'), quality(2022, '54')])).toMatchObject({ points: '0', why: ['R-051', 'C-09'], missing: ['R-051'] });
    const gap = [quality(2020, '50'), quality(2022, '52'), quality(2024, '54')];
    expect(of('1.1', 'MASTER', gap).points).toBe('0');
    expect(of('1.1', 'MASTER', gap, {}, { dynamicsYears: 'ANY' }).points).toBe('4');
  });

  it('compares two years early, and where the period holds no more (R-052)', () => {
    const two = [quality(2023, '60'), quality(2024, '63')];
    expect(of('1.1', 'MASTER', two, { mode: 'EARLY' }).points).toBe('4');
    expect(of('1.1', 'MASTER', two).points).toBe('0');
    const short = { period: { from: day('2022-09-01'), to: day('2025-03-17') } };
    expect(of('1.1', 'MODERATOR', [quality(2022, '60'), quality(2023, '61')], short).points).toBe('1');
    expect(of('1.1', 'MODERATOR', [quality(2023, '61')], short).missing).toEqual(['R-051']);
  });

  it.each([
    ['MODERATOR', '40', '1'],
    ['EXPERT', '50', '2'],
    ['RESEARCHER', '60', '3'],
    ['MASTER', '70', '4'],
  ] as const)('is for children with limited abilities their skills: %s from %s %%', (claimed, percent, points) => {
    const skills = (...list: string[]) => list.map((each, index) => quality(2022 + index, each, { measure: 'SKILLS' }));
    expect(of('1.1', claimed, skills(percent, percent, percent))).toMatchObject({ points, met: true, why: ['R-055'] });
    expect(of('1.1', claimed, skills(percent, percent, String(Number(percent) - 0.01))).points).toBe('0');
  });

  it('is not asked of a subject without summative assessment; the minimum is lower by it, or as printed by the setting', () => {
    const items = [quality(2024, '0', { measure: 'MONITORING' })];
    expect(of('1.1', 'EXPERT', items)).toMatchObject({ points: '0', required: false, missing: [], against: ['R-054'], why: ['R-054', 'R-054'] });
    const minimum = (settings: Partial<Settings>) => scoreEvidence(rules, evidenceFacts('EXPERT', { items }), { ...rules.settings, ...settings }).minimum;
    expect([minimum({}), minimum({ monitoringMinimum: 'PRINTED' })]).toEqual([82, 84]);
    expect(of('1.1', 'EXPERT', [...items, quality(2024, '60')]).required).toBe(true);
  });

  it.each([['abc'], ['101'], ['60.123'], ['-1'], ['']])('sets aside what is no percentage: "%s"', (percent) => {
    expect(of('1.1', 'EXPERT', [quality(2024, percent)])).toMatchObject({ points: '0', against: ['R-051'] });
  });

  it('does not apply to a psychologist, and counts if any for a special teacher', () => {
    expect(of('1.1', 'EXPERT', percents('60', '60', '60'), { positionGroup: 'PUPIL_SUPPORT' })).toMatchObject({ points: '0', required: false, why: ['X-076'] });
    expect(of('1.1', 'EXPERT', percents('60', '60', '60'), { positionGroup: 'SPECIAL' })).toMatchObject({ points: '2', required: false, met: true });
    expect(of('1.1', 'EXPERT', percents('60', '60', '60'), { penalInstitution: true }).required).toBe(false);
    const why = (more: Partial<ScoreEvidenceFacts>) => scoreEvidence(rules, evidenceFacts('EXPERT', more)).reasons.at(-1);
    expect([why({ positionGroup: 'SPECIAL' })?.confidence, why({ penalInstitution: true })?.confidence, why({ positionGroup: 'PUPIL_SUPPORT' })?.confidence]).toEqual(['default', 'default', 'exact']);
  });
});

describe('1.2, the lessons', () => {
  it.each([
    ['MODERATOR', 61, '61'],
    ['MODERATOR', 60, '0'],
    ['MODERATOR', 102, '70'], // the upper bound of the column
    ['EXPERT', 80, '80'],
    ['MASTER', 91, '91'],
    ['MASTER', 102, '102'],
  ] as const)('%s with %i: %s', (claimed, points, expected) => expect(of('1.2', claimed, fiveSheets(points))).toMatchObject({ points: expected, met: expected !== '0' }));

  it('need different days: five lessons of one morning are one day', () => {
    const sameDay = fiveSheets(75).map((each, index) => ({ ...each, item: { ...each.item, observedOn: day('2024-10-01'), lesson: `Сабақ ${index}` } }) as SourcedItem);
    expect(of('1.2', 'EXPERT', sameDay)).toMatchObject({ points: '0', met: false, missing: ['R-058'] });
    expect(of('1.2', 'EXPERT', sameDay).found.missing[0]?.reason.values).toMatchObject({ lacking: 4, schoolYear: '2024/2025' });
  });

  it('need five in every school year that has sheets; a year without any is not held against her', () => {
    const before = fiveSheets(75).map((each) => ({ ...each, item: { ...each.item, observedOn: day((each.item as { observedOn: string }).observedOn.replace('2024', '2023')) } }) as SourcedItem);
    expect(of('1.2', 'EXPERT', [...before, ...fiveSheets(75)]).met).toBe(true);
    expect(of('1.2', 'EXPERT', [...before.slice(0, 4), ...fiveSheets(75)])).toMatchObject({ met: false, missing: ['R-058'] });
    expect(of('1.2', 'EXPERT', before).met).toBe(true); // the school year before the one in progress
  });

  it('must be recent', () => {
    const old = fiveSheets(75).map((each) => ({ ...each, item: { ...each.item, observedOn: day((each.item as { observedOn: string }).observedOn.replace('2024', '2022')) } }) as SourcedItem);
    expect(of('1.2', 'EXPERT', old)).toMatchObject({ met: false, why: ['R-060'] });
    expect(of('1.2', 'EXPERT', [])).toMatchObject({ points: '0', why: ['R-060'], missing: ['R-058', 'R-061', 'R-061'] });
  });

  it('seen by two are one lesson in the mean, whatever each gave', () => {
    const two = [sheet(5, 70, { observer: 'TEACHER' }), sheet(5, 80, { observer: 'DEPUTY' })];
    expect(of('1.2', 'RESEARCHER', [...fiveSheets(90).slice(0, 4), ...two]).points).toBe('87');
  });

  it('are not rounded up to the threshold', () => {
    expect(of('1.2', 'EXPERT', [...fiveSheets(71).slice(0, 4), sheet(5, 70)]).points).toBe('0'); // 70.8
    expect(of('1.2', 'EXPERT', [...fiveSheets(71), sheet(6, 72), sheet(7, 71)]).points).toBe('71.14');
  });

  it('count only with conclusions and recommendations, and with points a sheet can have', () => {
    expect(of('1.2', 'EXPERT', [...fiveSheets(75).slice(1), sheet(1, 75, { recommendations: false })]).against).toEqual(['R-064']);
    for (const points of [103, -1, 61.5, Number.NaN]) expect(of('1.2', 'EXPERT', [sheet(1, points)]).against).toEqual(['X-082']);
  });

  it('at a penal institution need no sheets from outside (R-065)', () => {
    const inside = fiveSheets(75).map((each) => ({ ...each, item: { ...each.item, observer: 'TEACHER' } }) as SourcedItem);
    expect(of('1.2', 'EXPERT', inside).met).toBe(false);
    expect(of('1.2', 'EXPERT', inside, { penalInstitution: true })).toMatchObject({ met: true, missing: [] });
  });
});

describe('2.1 and 2.2, contests', () => {
  const LEVELS: Record<TeacherClaim, string> = { MODERATOR: 'ORG', EXPERT: 'DISTRICT', RESEARCHER: 'REGION', MASTER: 'REPUBLIC' };
  it.each(Object.entries(LEVELS) as [TeacherClaim, (typeof EVENT_LEVELS)[number]][])('count for %s from the level %s up', (claimed, least) => {
    for (const eventLevel of EVENT_LEVELS) {
      const enough = EVENT_LEVELS.indexOf(eventLevel) >= EVENT_LEVELS.indexOf(least);
      expect([eventLevel, of('2.2', claimed, [contest({ eventLevel })]).met]).toEqual([eventLevel, enough]);
      expect(of('2.2', claimed, [contest({ eventLevel })]).against).toEqual(enough ? [] : ['R-072']);
    }
  });

  it('are hers or her learners’, one point for all of them', () => {
    const many = [contest(), contest({ documentNumber: '2' }), contest({ documentNumber: '3' })];
    expect(of('2.2', 'MODERATOR', many)).toMatchObject({ points: '1', counted: 3 });
    expect(of('2.1', 'MODERATOR', many)).toMatchObject({ points: '0', counted: 0, missing: ['R-071'] });
  });

  it('by a winner bring one point more, once, and never lift what does not count', () => {
    const won = (more: object) => contest({ place: 1, ...more });
    expect(of('2.2', 'EXPERT', [won({ eventLevel: 'DISTRICT' }), won({ eventLevel: 'REGION', documentNumber: '2' })]).points).toBe('3');
    expect(of('2.2', 'EXPERT', [won({ eventLevel: 'ORG' }), contest({ eventLevel: 'DISTRICT' })]).points).toBe('2'); // the winner is below the level
    expect(of('2.2', 'EXPERT', [won({ eventLevel: 'ORG' })]).points).toBe('0');
    expect(of('2.2', 'MASTER', [won({ eventLevel: 'INTERNATIONAL' })], {}, { winnerBonusColumns: 'MASTER_ONLY' }).points).toBe('5');
  });

  it.each([
    ['outside the profile', { byProfile: false }, 'R-070'],
    ['in no list', { list: 'NONE' }, 'R-069'],
    ['in an industry’s plan, for a school teacher', { list: 'INDUSTRY' }, 'R-069'],
    ['before the period', { heldOn: day('2020-03-17') }, 'X-003'],
    ['after the application', { heldOn: day('2025-03-18') }, 'X-003'],
    ['an encouragement', { kind: 'ENCOURAGEMENT' }, 'R-050'],
  ] as const)('do not count %s', (_title, more, rule) => expect(of('2.2', 'MODERATOR', [contest(more)])).toMatchObject({ met: false, against: [rule] }));

  it('of an industry’s plan count in additional education; both ends of the period count', () => {
    expect(of('2.2', 'MODERATOR', [contest({ list: 'INDUSTRY' })], { positionGroup: 'ADDITIONAL' }).met).toBe(true);
    for (const heldOn of [day('2020-03-18'), day('2025-03-17')]) expect(of('2.2', 'MODERATOR', [contest({ heldOn })]).met).toBe(true);
  });

  it('of learners count if any for a psychologist', () => {
    expect(of('2.1', 'EXPERT', [contest({ achiever: 'LEARNER', eventLevel: 'DISTRICT' })], { positionGroup: 'PUPIL_SUPPORT' })).toMatchObject({ points: '2', required: false });
  });
});

describe('3.1, approved materials', () => {
  const material = (more: Partial<Dissemination>) => experience('APPROVED_MATERIAL', { material: 'RECOMMENDATIONS', ...more });
  it.each([
    ['MODERATOR', 'ORG_COUNCIL', 'DIDACTIC', '1'],
    ['EXPERT', 'ORG_COUNCIL', 'DIDACTIC', '0'],
    ['EXPERT', 'DISTRICT_COUNCIL', 'DIDACTIC', '2'],
    ['EXPERT', 'RUMS', 'AUTHOR_PROGRAMME', '2'],
    ['RESEARCHER', 'DISTRICT_COUNCIL', 'STUDY_AID', '0'],
    ['RESEARCHER', 'REGION_COUNCIL', 'DIDACTIC', '0'],
    ['RESEARCHER', 'REGION_COUNCIL', 'STUDY_AID', '3'],
    ['RESEARCHER', 'RUMS', 'AUTHOR_PROGRAMME', '3'],
    ['MASTER', 'REGION_COUNCIL', 'AUTHOR_PROGRAMME', '0'],
    ['MASTER', 'RUMS', 'RECOMMENDATIONS', '0'],
    ['MASTER', 'RUMS', 'AUTHOR_PROGRAMME', '4'],
    ['MASTER', 'RUMS', 'STUDY_AID', '4'],
    ['MASTER', null, 'LISTED_TEXTBOOK', '4'],
    ['EXPERT', null, 'LISTED_TEXTBOOK', '4'],
    ['EXPERT', 'DISTRICT_COUNCIL', null, '0'],
  ] as const)('%s, approved by %s, %s: %s (R-074, R-075)', (claimed, council, kind, points) => {
    expect(of('3.1', claimed, [material({ council, material: kind })]).points).toBe(points);
  });

  it.each([
    [1, '3'],
    [2, '2'],
    [3, '2'],
    [4, '0'],
  ])('of a researcher with %i authors: %s', (authors, points) => expect(of('3.1', 'RESEARCHER', [material({ council: 'REGION_COUNCIL', authors })]).points).toBe(points));

  it.each([0, -1, 1.5, Number.NaN])('with %d authors does not count', (authors) => {
    expect(of('3.1', 'RESEARCHER', [material({ council: 'REGION_COUNCIL', authors })])).toMatchObject({ points: '0', against: ['X-076'] });
    expect(of('3.3', 'RESEARCHER', [experience('PUBLICATION', { edition: 'INDEXED', authors })])).toMatchObject({ points: '0', against: ['R-079'] });
  });

  it('takes the best, not the sum', () => {
    const both = [material({ council: 'REGION_COUNCIL', authors: 2 }), material({ council: 'REGION_COUNCIL' })];
    expect(of('3.1', 'RESEARCHER', both)).toMatchObject({ points: '3', counted: 2 });
  });

  it('of a listed textbook counts whatever the number of authors (X-015)', () => {
    expect(of('3.1', 'MASTER', [material({ material: 'LISTED_TEXTBOOK', authors: 6 })])).toMatchObject({ points: '4', why: ['R-074', 'X-076'] });
  });

  it('in additional education a master’s programme may be approved by the region', () => {
    const programme = [material({ material: 'AUTHOR_PROGRAMME', council: 'REGION_COUNCIL' })];
    expect(of('3.1', 'MASTER', programme, { positionGroup: 'ADDITIONAL' }).points).toBe('4');
    expect(of('3.1', 'MASTER', [material({ material: 'STUDY_AID', council: 'REGION_COUNCIL' })], { positionGroup: 'ADDITIONAL' }).points).toBe('0'); // of aids the Order asks РУМС
    expect(of('3.1', 'EXPERT', [material({ council: 'ORG_COUNCIL' })], { positionGroup: 'ADDITIONAL' })).toMatchObject({ points: '0', against: ['R-074'] });
  });

  it('without a link counts, and the commission is told', () => {
    expect(of('3.1', 'EXPERT', [material({ council: 'DISTRICT_COUNCIL', link: null })])).toMatchObject({ met: true, missing: ['R-076'] });
    expect(of('3.1', 'EXPERT', [material({ council: 'DISTRICT_COUNCIL', link: null }), material({ council: 'RUMS' })]).missing).toEqual([]);
  });
});

describe('3.2 to 3.5', () => {
  it('a talk counts on its level with an agreed programme', () => {
    expect(of('3.2', 'EXPERT', [experience('TALK', { level: 'DISTRICT' })]).points).toBe('2');
    expect(of('3.2', 'EXPERT', [experience('TALK', { level: 'DISTRICT', agreed: false })])).toMatchObject({ points: '0', against: ['X-077'], missing: ['R-078'] });
    expect(of('3.2', 'EXPERT', [experience('TALK', { level: 'ORG' })]).against).toEqual(['R-072']);
    expect(of('3.2', 'MASTER', [experience('TALK', { level: 'REPUBLIC', place: 2 })]).points).toBe('5');
  });

  it('work in a group needs no programme', () => {
    expect(of('3.4', 'EXPERT', [experience('WORKING_GROUP', { level: 'REGION', agreed: false })]).points).toBe('2');
    expect(of('3.4', 'EXPERT', [])).toMatchObject({ points: '0', why: ['R-080'], missing: ['R-080'] });
  });

  it.each([
    ['RESEARCHER', 'RECOMMENDED', 3, '5'],
    ['MASTER', 'INDEXED', 1, '7'],
    ['MASTER', 'RECOMMENDED', 4, '0'],
    ['MASTER', 'OTHER', 1, '0'],
    ['MASTER', null, 1, '0'],
    ['MODERATOR', 'RECOMMENDED', 1, '0'],
    ['EXPERT', 'INDEXED', 3, '7'],
  ] as const)('a publication of %s, %s, %i authors: %s', (claimed, edition, authors, points) => {
    expect(of('3.3', claimed, [experience('PUBLICATION', { edition, authors })])).toMatchObject({ points, required: claimed === 'RESEARCHER' || claimed === 'MASTER' });
  });

  it('of several publications the best counts, they are not summed', () => {
    const both = [experience('PUBLICATION', { edition: 'RECOMMENDED' }), experience('PUBLICATION', { edition: 'INDEXED' })];
    expect(of('3.3', 'MASTER', both)).toMatchObject({ points: '7', counted: 2 });
  });

  const spread = (more: Partial<Dissemination>) => experience('DISSEMINATION', { level: 'REGION', council: 'REGION_COUNCIL', places: 3, ...more });
  it.each([
    ['RESEARCHER', [spread({})], '6'],
    ['RESEARCHER', [spread({ places: 2 })], '0'],
    ['RESEARCHER', [spread({ council: 'DISTRICT_COUNCIL' })], '0'],
    ['RESEARCHER', [spread({ level: 'DISTRICT' })], '0'],
    ['MASTER', [spread({ level: 'REPUBLIC', council: 'RUMS' })], '9'],
    ['MASTER', [spread({ council: 'RUMS' })], '0'],
    ['MASTER', [spread({ level: 'REPUBLIC' })], '0'],
    ['EXPERT', [spread({})], '0'],
  ] as const)('experience passed on by %s: %#', (claimed, items, points) => expect(of('3.5', claimed, items).points).toBe(points));

  it('adds the places of several events and asks the commission to see that they differ', () => {
    const three = [spread({ places: 1 }), spread({ places: 1 }), spread({ places: 1 })];
    expect(of('3.5', 'RESEARCHER', three)).toMatchObject({ points: '6', why: ['R-081', 'R-081'] });
    expect(of('3.5', 'RESEARCHER', three).found.reasons[1]?.confidence).toBe('default');
  });

  it('may rest on a material that counts under 3.1', () => {
    const unsaid = spread({ council: null });
    expect(of('3.5', 'RESEARCHER', [unsaid])).toMatchObject({ points: '0', against: ['R-081'], missing: ['R-082'] });
    expect(of('3.5', 'RESEARCHER', [unsaid, experience('APPROVED_MATERIAL', { council: 'REGION_COUNCIL', material: 'STUDY_AID' })]).points).toBe('6');
  });
});

describe('4.1 and 5.1', () => {
  it.each([
    ['MODERATOR', 'SECONDARY', 72, '1'],
    ['MODERATOR', 'SECONDARY', 71, '0'],
    ['MODERATOR', 'PRESCHOOL', 36, '1'],
    ['RESEARCHER', 'SECONDARY', 80, '3'],
    ['RESEARCHER', 'ADDITIONAL', 72, '3'],
    ['MASTER', 'SECONDARY', 107, '0'],
    ['MASTER', 'SECONDARY', 108, '4'],
    ['MASTER', 'SPECIAL', 80, '4'],
  ] as const)('%s, %s, %i hours: %s', (claimed, group, hours, points) => expect(of('4.1', claimed, [course({ hours })], { positionGroup: group as PositionGroup }).points).toBe(points));

  it('adds different programmes, however the same one is spelt (R-101, R-102)', () => {
    const list = [course({ hours: 40 }), course({ hours: 40, programme: ' зерттеу  ДАҒДЫЛАРЫ ' }), course({ hours: 31, programme: 'Бағалау' })];
    expect(of('4.1', 'MODERATOR', list)).toMatchObject({ points: '0', counted: 2, against: ['R-102'], missing: ['R-099'] });
    expect(of('4.1', 'MODERATOR', [...list, course({ hours: 1, programme: 'Тағы' })]).points).toBe('1');
  });

  it('asks for one course by profile and for agreed programmes', () => {
    expect(of('4.1', 'MODERATOR', [course({ byProfile: false })])).toMatchObject({ points: '0', missing: ['R-100'] });
    expect(of('4.1', 'MODERATOR', [course({ byProfile: false }), course({ hours: 8, programme: 'Бейіндік' })]).points).toBe('1');
    expect(of('4.1', 'MODERATOR', [course({ agreed: false })])).toMatchObject({ points: '0', against: ['R-100'] });
  });

  it('warns where no document proves practice, and refuses where the setting says so', () => {
    const unproved = [course({ practiceProof: null })];
    expect(of('4.1', 'MODERATOR', unproved)).toMatchObject({ points: '1', met: true, missing: ['X-077'] });
    expect(of('4.1', 'MODERATOR', unproved).found.missing[0]?.reason.confidence).toBe('default');
    expect(of('4.1', 'MODERATOR', unproved, {}, { practiceProof: 'REQUIRE' })).toMatchObject({ points: '0', met: false });
    expect(of('4.1', 'MODERATOR', [...unproved, course({ hours: 8 })], {}, { practiceProof: 'REQUIRE' }).met).toBe(true); // another certificate of it has one
  });

  it.each([
    [0, '0'],
    [1, '1'],
    [2, '1'],
    [3, '2'],
    [4, '2'],
    [5, '3'],
    [30, '3'],
  ])('%i years of class leadership: %s', (classLeadershipYears, points) => expect(of('5.1', 'EXPERT', [], { classLeadershipYears })).toMatchObject({ points, required: false }));

  it('leaves class leadership to the commission where nobody knows the years', () => {
    expect(of('5.1', 'EXPERT', [], { classLeadershipYears: null })).toMatchObject({ points: '0', basis: 'COMMISSION', why: ['R-103'] });
  });
});
