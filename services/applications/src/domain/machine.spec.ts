import { describe, expect, it } from '@jest/globals';
import { ATTESTATION_STATES, FactType, type Fact } from '@attestation/contracts';
import fc from 'fast-check';
import { checkMachine, END_STATES, further, machineFaults, stateAfter, TRANSITIONS, type Standing } from './machine.js';

const SEED = 20250310;
const aStanding: fc.Arbitrary<Standing> = fc.record({
  state: fc.constantFrom(...ATTESTATION_STATES),
  since: fc.integer({ min: 0, max: 5 }).map((minute) => `2025-03-17T04:0${minute}:00.000Z`),
});
const after = (type: FactType, data: object = {}) => stateAfter({ type, data } as Fact);

describe('the states of a case', () => {
  it('can all be reached from the draft, and every state that is no end can be left', () => {
    expect(machineFaults()).toEqual([]);
    expect(() => checkMachine()).not.toThrow();
  });

  it('stop the start, naming the state, when a row of the law is lost', () => {
    const withoutAssignment = TRANSITIONS.filter(({ to }) => to !== 'SUMMARY');
    expect(() => checkMachine(withoutAssignment)).toThrow(/no way leads to SUMMARY.*no way leads to DECISION/);
    const withoutAppeal = TRANSITIONS.filter(({ row }) => row !== '18' && row !== '17');
    expect(machineFaults(withoutAppeal)).toContain('no way leads to APPEAL');
  });

  it('have no arrow out of an end', () => {
    const revived = [...TRANSITIONS, { row: 'x', from: ['REFUSED' as const], to: 'DRAFT' as const, event: 'revived' }];
    expect(machineFaults(revived)).toContain('row x leads out of an end');
  });

  it.each([
    [FactType.ApplicationSubmitted, {}, 'SUBMITTED'],
    [FactType.ApplicationWithdrawn, {}, 'WITHDRAWN'],
    [FactType.PortfolioWorkItemOpened, { step: 'assessment' }, 'QUALIFICATION_ASSESSMENT'],
    [FactType.PortfolioWorkItemOpened, { step: 'supplement' }, undefined],
    [FactType.AssessmentCompleted, { result: 'ADMITTED' }, 'ADMITTED'],
    [FactType.AssessmentCompleted, { result: 'RETURNED' }, 'RETURNED'],
    [FactType.PortfolioSupplemented, {}, 'QUALIFICATION_ASSESSMENT'],
    [FactType.LanguageCertificateAccepted, {}, 'TEST_BY_CERTIFICATE'],
    [FactType.TestingWorkItemOpened, { step: 'booking' }, 'TESTING'],
    [FactType.TestingWorkItemOpened, { step: 'test' }, 'TESTING'],
    [FactType.TestingWorkItemOpened, { step: 'appeal' }, undefined],
    [FactType.TestAppealed, {}, 'APPEAL'],
    [FactType.AppealDecided, {}, 'TEST_DONE'],
    [FactType.RetakeDeclined, {}, 'TEST_DONE'],
    [FactType.TestResultAnnulled, {}, 'ANNULLED'],
    [FactType.CertificateIssued, {}, 'CERTIFICATE'],
    [FactType.CommissionsWorkItemOpened, { step: 'scoring' }, undefined],
    [FactType.Scored, {}, undefined],
    [FactType.RegistryAnswered, {}, undefined],
  ] as const)('are moved by %s saying %j to %s', (type, data, state) => expect(after(type, data)).toBe(state));
});

describe('where a case stands', () => {
  it('is the same in whatever order the facts arrive', () =>
    fc.assert(
      fc.property(fc.array(aStanding, { minLength: 2, maxLength: 8 }), fc.nat(), (facts, turn) => {
        const shuffled = [...facts.slice(turn % facts.length), ...facts.slice(0, turn % facts.length)].reverse();
        expect(shuffled.reduce(further)).toEqual(facts.reduce(further));
      }),
      { seed: SEED, numRuns: 500 },
    ));

  it('is never moved back by an older fact, and never out of an end', () =>
    fc.assert(
      fc.property(aStanding, aStanding, (now, arriving) => {
        const next = further(now, arriving);
        if (END_STATES.has(now.state)) expect(END_STATES.has(next.state)).toBe(true);
        else if (!END_STATES.has(arriving.state)) expect(next.since >= now.since).toBe(true);
      }),
      { seed: SEED, numRuns: 500 },
    ));

  it('keeps what ended a case, though the process closes every case afterwards; what is found when all is over moves it no more', () => {
    const at = (state: Standing['state'], minute: number): Standing => ({ state, since: `2025-03-17T04:0${minute}:00.000Z` });
    for (const end of ['WITHDRAWN', 'REFUSED', 'ANNULLED', 'EXPIRED'] as const) {
      for (const closed of [1, 2]) {
        expect(further(at(end, 1), at('CLOSED', closed)).state).toBe(end);
        expect(further(at('CLOSED', closed), at(end, 1)).state).toBe(end);
      }
    }
    expect(further(at('CLOSED', 2), at('ANNULLED', 5)).state).toBe('CLOSED');
    expect(further(at('REFUSED', 1), at('ANNULLED', 2)).state).toBe('REFUSED');
  });
});
