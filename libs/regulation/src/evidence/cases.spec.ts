import { describe, expect, it } from '@jest/globals';
import { plainDateOf, type RuleSetId, type SourcedItem } from '@attestation/contracts';
import { decide, permittedDecisions, ruleSetOf, scoreEvidence, type Criterion, type ScoreEvidenceFacts, type Settings, type TeacherClaim } from '../index.js';
import { contest, course, evidenceFacts, experience, fiveSheets, portfolioOf, sheet } from '../testing/evidence.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);

/** A portfolio in which the evidence of one criterion is replaced. */
const instead = (claimed: TeacherClaim, drop: (item: SourcedItem) => boolean, ...given: SourcedItem[]): Partial<ScoreEvidenceFacts> => ({ items: [...portfolioOf(claimed).filter((each) => !drop(each)), ...given] });
const isForm = (form: string) => ({ item }: SourcedItem) => 'form' in item && item.form === form;
const isOf = (registry: string) => (item: SourcedItem) => item.registry === registry;
const isBy = (achiever: string) => ({ item }: SourcedItem) => 'achiever' in item && item.achiever === achiever;

function judge(claimed: TeacherClaim, more: Partial<ScoreEvidenceFacts> = {}, settings: Partial<Settings> = {}) {
  const score = scoreEvidence(rules, evidenceFacts(claimed, more), { ...rules.settings, ...settings });
  const of = (criterion: Criterion) => {
    const found = score.criteria.find((each) => each.criterion === criterion)!;
    const against = found.items.filter(({ counted }) => !counted).map(({ reason }) => reason.rule);
    return { points: found.points, met: found.met, required: found.required, counted: found.counted, against, why: found.reasons.map(({ rule }) => rule), missing: found.missing.map(({ reason }) => reason.rule) };
  };
  return { ...score, of, rules: score.reasons.map(({ rule }) => rule) };
}

describe('the worked examples of the portfolio', () => {
  it('30: a master without a publication', () => {
    const judged = judge('MASTER', instead('MASTER', isForm('PUBLICATION')));
    expect(judged).toMatchObject({ outcome: 'NOT_MEETS', failed: ['3.3'] });
    expect(judged.rules).toEqual(['R-049', 'X-075']);
    expect(judged.of('3.3')).toMatchObject({ points: '0', met: false, missing: ['R-079'] });
    const facts = { claimed: 'MASTER' as const, current: 'RESEARCHER' as const, portfolioMeets: false, test: { kind: 'RESULT' as const, reached: true, highestCategory: 'MASTER' as const }, mode: 'SCHEDULED' as const };
    expect(permittedDecisions(facts).map(({ subDecision, awardedCategory }) => [subDecision, awardedCategory])).toEqual([['KEEP_CURRENT', 'RESEARCHER'], ['LOWER_THAN_CURRENT', 'EXPERT']]);
    expect(decide(rules, facts, { decision: 'MEETS_CLAIMED' }).outcome).toBe('NOT_PERMITTED');
  });

  it('31: a master with everything, 133 points', () => expect(judge('MASTER')).toMatchObject({ outcome: 'MEETS', total: '133', minimum: 133 }));

  it('32: a school psychologist who claims researcher, without 1.1 and 2.1', () => {
    const items = portfolioOf('RESEARCHER').filter((item) => !isOf('LEARNER_QUALITY')(item) && !isBy('LEARNER')(item));
    const judged = judge('RESEARCHER', { positionGroup: 'PUPIL_SUPPORT', items });
    expect(judged).toMatchObject({ outcome: 'MEETS', total: '107', minimum: 107 });
    expect(judged.rules).toContain('X-076');
    expect([judged.of('1.1').required, judged.of('2.1').required]).toEqual([false, false]);
  });

  it('33: an expert with 71 on 1.2', () => expect(judge('EXPERT')).toMatchObject({ outcome: 'MEETS', total: '84' }));

  it('35: one lesson seen by two, 80 and 90, is one observation of 85', () => {
    const twice = [sheet(5, 80, { observer: 'TEACHER' }), sheet(5, 90, { observer: 'DEPUTY' })];
    const judged = judge('RESEARCHER', instead('RESEARCHER', isOf('OBSERVATIONS'), ...fiveSheets(85).slice(0, 4), ...twice));
    expect(judged.of('1.2')).toMatchObject({ points: '85', counted: 6, met: true });
    expect(judged.of('1.2').why).toContain('R-059');
    expect(judge('RESEARCHER', instead('RESEARCHER', isOf('OBSERVATIONS'), ...fiveSheets(85).slice(0, 3), ...twice)).of('1.2')).toMatchObject({ met: false, missing: ['R-058'] });
  });

  it('37: only a commission member’s sheet comes from outside', () => {
    const inside = instead('EXPERT', isOf('OBSERVATIONS'), ...fiveSheets(75).slice(1), sheet(1, 75));
    const judged = judge('EXPERT', inside);
    expect(judged.of('1.2')).toMatchObject({ points: '0', met: false, missing: ['R-061'] });
    expect(judged.of('1.2').why).toContain('R-061');
    const deck = judge('EXPERT', inside, { externalSheets: 'EITHER' });
    expect([deck.outcome, deck.of('1.2').points]).toEqual(['MEETS', '75']);
    expect(deck.of('1.2').why).toContain('C-02');
  });

  it('38: 72 hours and 40 more of the same programme', () => {
    const courses = [course(), course({ hours: 40, certificateNumber: 'К-2' })];
    const moderator = judge('MODERATOR', instead('MODERATOR', isOf('COURSES'), ...courses)).of('4.1');
    expect(moderator).toMatchObject({ points: '1', met: true, counted: 1, against: ['R-102'] });
    expect(judge('MASTER', instead('MASTER', isOf('COURSES'), ...courses)).of('4.1')).toMatchObject({ points: '0', met: false, missing: ['R-099'] });
  });

  it('40: a contest that stands in no list', () => {
    const judged = judge('EXPERT', instead('EXPERT', isBy('TEACHER'), contest({ eventLevel: 'REPUBLIC', place: 1, list: 'NONE' })));
    expect(judged.of('2.2')).toMatchObject({ points: '0', met: false, counted: 0, against: ['R-069'] });
    expect(judged.failed).toEqual(['2.2']);
  });

  it('41a: a pupil wins at district level', () => {
    const winner = instead('EXPERT', isBy('LEARNER'), contest({ achiever: 'LEARNER', eventLevel: 'DISTRICT', place: 1 }));
    const judged = judge('EXPERT', winner).of('2.1');
    expect([judged.points, judged.why]).toEqual(['3', ['R-072', 'X-076', 'F-24']]);
    const masterOnly = judge('EXPERT', winner, { winnerBonusColumns: 'MASTER_ONLY' }).of('2.1');
    expect([masterOnly.points, masterOnly.why]).toEqual(['2', ['R-072', 'F-24']]);
  });

  it('42: a letter of thanks from the akim', () => {
    const thanks = contest({ event: 'Әкімнің алғыс хаты', kind: 'ENCOURAGEMENT', eventLevel: 'REGION' });
    expect(judge('EXPERT', instead('EXPERT', isBy('TEACHER'), thanks)).of('2.2')).toMatchObject({ points: '0', against: ['R-050'] });
  });

  it('66: no decision of the district’s council', () => {
    const judged = judge('EXPERT', instead('EXPERT', isForm('APPROVED_MATERIAL')));
    expect(judged.of('3.1')).toMatchObject({ points: '0', met: false, why: ['R-074'], missing: ['R-076'] });
    expect(judged).toMatchObject({ outcome: 'NOT_MEETS', failed: ['3.1'] });
    expect(judged.criteria.find(({ criterion }) => criterion === '3.1')?.missing[0]?.suppliers).toEqual(['COUNCIL', 'TEACHER']);
  });

  it('68: an author programme that only won a contest', () => {
    const won = experience('APPROVED_MATERIAL', { level: 'REPUBLIC', material: 'AUTHOR_PROGRAMME', council: null, place: 1 });
    const judged = judge('MASTER', instead('MASTER', isForm('APPROVED_MATERIAL'), won));
    expect(judged.of('3.1')).toMatchObject({ points: '0', met: false, against: ['R-077'] });
  });

  it('what was achieved before the last award belongs to the last attestation', () => {
    const old = instead('EXPERT', isBy('TEACHER'), contest({ eventLevel: 'DISTRICT', heldOn: plainDateOf('2020-03-17') }));
    expect(judge('EXPERT', old).of('2.2')).toMatchObject({ points: '0', against: ['X-003'] });
  });
});
