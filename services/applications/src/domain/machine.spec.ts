import { describe, expect, it } from '@jest/globals';
import { ATTESTATION_STATES, FactType } from '@attestation/contracts';
import fc from 'fast-check';
import { checkMachine, END_STATES, further, machineFaults, stateAfter, TRANSITIONS, type Standing } from './machine.js';

const SEED = 20250310;
const aStanding: fc.Arbitrary<Standing> = fc.record({
  state: fc.constantFrom(...ATTESTATION_STATES),
  since: fc.integer({ min: 0, max: 5 }).map((minute) => `2025-03-17T04:0${minute}:00.000Z`),
});

describe('the states of a case', () => {
  it('can all be reached from the draft, and every state that is no end can be left', () => {
    expect(machineFaults()).toEqual([]);
    expect(() => checkMachine()).not.toThrow();
  });

  it('stop the start, naming the state, when a row of the law is lost', () => {
    const withoutAssignment = TRANSITIONS.filter(({ to }) => to !== 'SUMMARY');
    expect(() => checkMachine(withoutAssignment)).toThrow(/no way leads to SUMMARY.*no way leads to DECISION/);
    const withoutRegistration = TRANSITIONS.filter(({ row }) => row !== '18' && row !== '17');
    expect(machineFaults(withoutRegistration)).toContain('no way leads to APPEAL');
  });

  it('have no arrow out of an end', () => {
    const revived = [...TRANSITIONS, { row: 'x', from: ['REFUSED' as const], to: 'DRAFT' as const, event: 'revived' }];
    expect(machineFaults(revived)).toContain('row x leads out of an end');
  });

  it('are moved by the facts of the law, and by no work item of scoring', () => {
    expect(stateAfter(FactType.ApplicationSubmitted)).toBe('SUBMITTED');
    expect(stateAfter(FactType.CertificateIssued)).toBe('CERTIFICATE');
    expect(stateAfter(FactType.CommissionsWorkItemOpened)).toBeUndefined();
    expect(stateAfter(FactType.Scored)).toBeUndefined();
  });

  it('are not moved back into the draft by a registry that answers after the submission', () => {
    expect(stateAfter(FactType.RegistryAnswered)).toBeUndefined();
  });
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
});
