import { describe, expect, it } from '@jest/globals';
import { FactType, REGISTRIES, type Instant, type PlainDate, type Registry } from '@attestation/contracts';
import { portfolioOf } from '@attestation/regulation/testing/evidence';
import fc from 'fast-check';
import { newCase, type CaseEvidence, type Evidence, type EvidenceItem } from './case-evidence.js';
import { evaluate, evaluatedFacts, evaluateFrozen, preview } from './evaluation.js';
import { snapshotOf } from './freezing.js';
import { evidenceOf, forJudging, withoutDoubles } from './pieces.js';
import { periodOf } from './period.js';

const SEED = 20250310;
const at: Instant = '2025-03-17T04:00:00.000Z';
const ON = '2025-03-17' as PlainDate;
const draft = (more: object = {}): CaseEvidence =>
  newCase({ attestationId: 'a', personId: 'p', organisationId: 'o', claimedCategory: 'MODERATOR', currentCategory: 'TEACHER', subordination: 'DISTRICT', positionGroup: 'SECONDARY', subject: 'HISTORY', year: 2025, openedOn: '2025-03-17', ruleSet: '2025-03-10', ...more } as never);
const given = (registry: Registry, items: object[], more: Partial<Evidence> = {}): Evidence => ({ registry, status: 'ANSWERED', source: 'r', receivedAt: at, manual: false, items: items as EvidenceItem[], ...more });
/** A portfolio that is exactly at what its claim asks for. */
const whole = (claimed: 'MODERATOR' | 'EXPERT' = 'MODERATOR'): CaseEvidence => {
  const items = portfolioOf(claimed);
  const evidence = Object.fromEntries(REGISTRIES.map((registry) => [registry, given(registry, items.filter((each) => each.registry === registry).map(({ item }) => item))]));
  return { ...draft({ claimedCategory: claimed }), evidence };
};
const scoreOf = (known: CaseEvidence) => evaluate(known, evidenceOf(known), ON)?.score;

describe('the evaluation of a portfolio', () => {
  it('meets the claim where everything is there, and tells it with hash and version of what was judged', () => {
    const known = { ...whole(), submittedAt: at };
    const snapshot = snapshotOf(known, at);
    const [fact, ...more] = evaluatedFacts(known, snapshot);
    expect(more).toEqual([]);
    expect(fact).toMatchObject({ type: FactType.PortfolioEvaluated, data: { hash: snapshot.hash, version: 1, claimedCategory: 'MODERATOR', total: '68', minimum: 68, meets: true, evaluatedAt: at } });
  });

  it('judges the frozen text: what comes afterwards changes nothing', () => {
    const known = { ...whole(), submittedAt: at };
    const snapshot = snapshotOf(known, at);
    const later: CaseEvidence = { ...known, snapshot, evidence: {}, late: [given('COURSES', [])] };
    expect(evaluateFrozen(later, snapshot)?.score).toEqual(evaluateFrozen(known, snapshot)?.score);
    expect(preview(later, at)?.score.outcome).toBe('NOT_MEETS');
  });

  it('compares two school years where the attestation comes early, and three where it comes in its time (C-09)', () => {
    const known = whole('EXPERT');
    const years = new Set(known.evidence.LEARNER_QUALITY?.items.map(({ schoolYear }) => Number(schoolYear)));
    const last = [...years].sort().slice(-2);
    const two = given('LEARNER_QUALITY', (known.evidence.LEARNER_QUALITY?.items ?? []).filter(({ schoolYear }) => last.includes(Number(schoolYear))));
    const judged = (mode: 'SCHEDULED' | 'EARLY') => scoreOf({ ...known, mode, evidence: { ...known.evidence, LEARNER_QUALITY: two } })?.criteria.find(({ criterion }) => criterion === '1.1')?.met;
    expect([judged('EARLY'), judged('SCHEDULED')]).toEqual([true, false]);
  });

  it('goes by the total of the post: a penal institution and the positions of the notes ask neither 1.1 nor 2.1 (X-075, X-076)', () => {
    const known = whole('EXPERT');
    const of = (more: Partial<CaseEvidence>) => scoreOf({ ...known, ...more });
    expect([of({}), of({ penalInstitution: true }), of({ position: 'PSYCHOLOGIST' }), of({ position: 'NVTP_ORGANISER' }), of({ positionGroup: 'PUPIL_SUPPORT' }), of({ positionGroup: 'PUPIL_SUPPORT', position: 'EDUCATOR' })].map((score) => score?.minimum)).toEqual([84, 80, 80, 80, 80, 84]);
    const first = (more: Partial<CaseEvidence>) => of(more)?.criteria.find(({ criterion }) => criterion === '1.1');
    expect([first({ penalInstitution: true }), first({ position: 'PSYCHOLOGIST' })]).toMatchObject([{ required: false, points: '2' }, { required: false, points: '0' }]);
  });

  it('asks at a penal institution for no sheets from outside, and elsewhere for both (R-065)', () => {
    const known = whole('EXPERT');
    const inside = given('OBSERVATIONS', (known.evidence.OBSERVATIONS?.items ?? []).map((item) => ({ ...item, observer: 'HEAD' })));
    const met = (penalInstitution: boolean) => scoreOf({ ...known, penalInstitution, evidence: { ...known.evidence, OBSERVATIONS: inside } })?.criteria.find(({ criterion }) => criterion === '1.2')?.met;
    expect([met(true), met(false)]).toEqual([true, false]);
  });

  it('is of a case of before the post was told apart what its group says', () => {
    const { position: _, penalInstitution: __, ...old } = whole('EXPERT');
    expect(scoreOf(old)?.minimum).toBe(84);
  });

  it('proposes nothing without the evidence of a criterion, and says who can supply it', () => {
    const known = whole();
    const score = scoreOf({ ...known, evidence: { ...known.evidence, OBSERVATIONS: given('OBSERVATIONS', []) } });
    expect(score).toMatchObject({ outcome: 'NOT_MEETS', failed: ['1.2'] });
    expect(score?.criteria.find(({ criterion }) => criterion === '1.2')).toMatchObject({ met: false, points: '0' });
    expect(score?.criteria.find(({ criterion }) => criterion === '1.2')?.missing.flatMap(({ suppliers }) => suppliers)).toContain('OBSERVERS');
  });

  it.each([['HEAD_3', 'HEAD_OR_DEPUTY'], ['MODERATOR', 'METHODIST'], ['EXPERT', 'HEAD_OR_DEPUTY']])('is not made for %s of %s: the rules do not give the sheet', (claimedCategory, positionGroup) => {
    const known = draft({ claimedCategory, positionGroup });
    expect(preview(known, at)).toBeNull();
    expect(evaluatedFacts(known, snapshotOf(known, at))).toEqual([]);
  });

  it('leaves out an item that lacks what is counted, and nothing else', () => {
    const known = whole();
    const odd = { ...known, evidence: { ...known.evidence, COURSES: given('COURSES', [...(known.evidence.COURSES?.items ?? []), { hours: 'many' }]) } };
    expect(evaluate(odd, evidenceOf(odd), ON)?.items).toHaveLength(portfolioOf('MODERATOR').length);
    expect(scoreOf(odd)).toEqual(scoreOf(known));
  });

  it('counts from the award of the current category on, as far as the registry tells it', () => {
    const period = (...items: object[]) => periodOf(draft({ currentCategory: 'MODERATOR' }), [given('CATEGORY', items)], ON).from;
    expect(period()).toBe('2020-03-18');
    expect(period({ category: 'MODERATOR', validFrom: '2022-06-20' }, { category: 'TEACHER', validFrom: '2023-01-01' })).toBe('2022-06-20');
    expect(periodOf(draft(), [given('WORK_RECORD', [{ pedagogical: true, from: '2023-09-01' }, { pedagogical: false, from: '2021-01-01' }])], ON).from).toBe('2023-09-01');
  });
});

describe('an item that is told twice', () => {
  const course = (hours: number) => ({ programme: 'A', provider: 'B', hours, agreed: true, byProfile: true, certificateNumber: '7', completedOn: '2024-03-02', practiceProof: null });

  it('in the same words stands in the portfolio once; what one source tells twice it means twice', () => {
    const kept = withoutDoubles([given('COURSES', [course(36), course(36)]), given('COURSES', [course(36), course(40)], { manual: true })]);
    expect(kept.map(({ items }) => items.length)).toEqual([2, 1]);
  });

  it('by a registry and by hand is kept twice, and judged by the registry’s word (F-17)', () => {
    const both = withoutDoubles([given('COURSES', [course(36)]), given('COURSES', [course(72)], { manual: true, source: '5' })]);
    expect(both.map(({ items }) => items.length)).toEqual([1, 1]);
    expect(forJudging(both).flatMap(({ items }) => items)).toEqual([course(36)]);
  });

  it('is never lost: every item that was given is found in one of the sources', () =>
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), { maxLength: 5 }), (sources) => {
        const all = sources.map((hours) => given('COURSES', hours.map(course)));
        const told = (evidence: Evidence[]) => new Set(evidence.flatMap(({ items }) => items.map(({ hours }) => hours)));
        expect(told(withoutDoubles(all))).toEqual(told(all));
      }),
      { seed: SEED, numRuns: 100 },
    ));
});
