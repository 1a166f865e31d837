import { describe, expect, it } from '@jest/globals';
import { MessageName, REGISTRIES, type Change, type Instant, type PersonId, type Registry, type WorkItemId } from '@attestation/contracts';
import fc from 'fast-check';
import { closeCase, completeAssessment, openAssessment } from './assessment.js';
import { newCase, type CaseEvidence, type Gap } from './case-evidence.js';
import { checkList } from './check-list.js';
import { enterByHand, record, submitted } from './freezing.js';
import { isOpenFor } from './open-for.js';
import { returnPortfolio, supplement } from './returning.js';

const now: Instant = '2025-03-18T04:00:00.000Z';
const by = 'responsible' as PersonId;
const gap = (code: string): Gap => ({ code, note: null });
const after = <R>(change: Change<CaseEvidence, R>): CaseEvidence => {
  if (!change.ok) throw new Error(change.code);
  return change.next!;
};
const told = (change: Change<CaseEvidence, unknown>) => (change.ok ? { facts: change.facts.map(({ type }) => type.split('.').at(-2)), messages: change.messages.map(({ name, key }) => [name, key]) } : change.code);

/** Submitted with empty registries: everything but the application itself is missing. */
function frozen(): CaseEvidence {
  const draft = newCase({ attestationId: 'a', personId: 'p', organisationId: 'o', claimedCategory: 'MODERATOR', currentCategory: 'TEACHER', subordination: 'DISTRICT', positionGroup: 'SECONDARY', subject: 'HISTORY', year: 2025, openedOn: '2025-03-17', ruleSet: '2025-03-10' } as never);
  const answered = REGISTRIES.reduce((known, registry) => after(record(known, { registry, status: 'EMPTY', source: 'r', receivedAt: now, manual: false, items: [] }, now)), draft);
  return after(submitted(answered, { attestationId: answered.attestationId, personId: answered.personId, submittedAt: now, consent: true, signedWith: 'x' }, now));
}
const open = (known = frozen(), item = 'w1') => after(openAssessment(known, { workItemId: item as WorkItemId, now }));
const entry = (registry: Registry) => ({ registry, items: [{ programme: 'A' }], orderNumber: '5', by, now });

describe('an organisation that finds something missing', () => {
  it('returns the portfolio with the very items marked, and the process and the teacher learn of it', () => {
    const change = returnPortfolio(open(), { by, gaps: [gap('COURSES'), gap('2.1')], note: null, now });
    expect(told(change)).toEqual({ facts: ['assessment-completed', 'work-item-closed', 'work-item-opened'], messages: [[MessageName.AssessmentCompleted, 'w1']] });
    expect(after(change).returned).toMatchObject({ workItemId: 'w1', gaps: [{ code: 'COURSES' }, { code: '2.1' }] });
  });

  it('marks at least one row, and none that the check-list does not have', () => {
    expect(told(returnPortfolio(open(), { by, gaps: [], note: null, now }))).toBe('GAPS_MISSING');
    expect(told(returnPortfolio(open(), { by, gaps: [gap('COURSES'), gap('9.9')], note: null, now }))).toBe('GAP_UNKNOWN');
  });

  it('returns only what is open', () => {
    const returned = after(returnPortfolio(open(), { by, gaps: [gap('COURSES')], note: null, now }));
    for (const known of [undefined, frozen(), returned, after(closeCase(open(), now))]) expect(told(returnPortfolio(known, { by, gaps: [gap('COURSES')], note: null, now }))).toBe('WORK_ITEM_CLOSED');
  });
});

describe('a portfolio that was returned', () => {
  const returned = (...codes: string[]) => after(returnPortfolio(open(), { by, gaps: codes.map(gap), note: null, now }));

  it('is open for what was marked and for nothing else', () => {
    const known = returned('COURSES', '2.1', '3.2');
    expect(REGISTRIES.filter((registry) => isOpenFor(known, registry))).toEqual(['COURSES', 'ACHIEVEMENTS', 'DISSEMINATION']);
    expect(enterByHand(known, entry('COURSES')).ok).toBe(true);
    expect(enterByHand(known, entry('DIPLOMA'))).toMatchObject({ ok: false, code: 'EVIDENCE_FROZEN', reasons: [{ rule: 'R-045' }] });
  });

  it('is frozen anew when it has been supplied, and looked at again; what was submitted first stays what it was', () => {
    const before = returned('COURSES');
    const entered = after(enterByHand(before, entry('COURSES')));
    const change = supplement(entered, { by: 'p' as PersonId, now });
    expect(told(change)).toEqual({ facts: ['frozen', 'evaluated', 'supplemented', 'work-item-closed'], messages: [[MessageName.PortfolioSupplemented, 'w1']] });
    const supplied = after(change);
    expect([before.snapshot?.version, supplied.snapshot?.version]).toEqual([1, 2]);
    expect(supplied.snapshot?.hash).not.toBe(before.snapshot?.hash);
    expect(open(supplied, 'w2').assessment).toMatchObject({ workItemId: 'w2', completed: null });
    expect(supplied.earlier.map(({ workItemId }) => workItemId)).toEqual(['w1']);
  });

  it('is supplied once, and not at all where nothing was returned', () => {
    const supplied = after(supplement(returned('COURSES'), { by, now }));
    for (const known of [undefined, frozen(), open(), supplied]) expect(told(supplement(known, { by, now }))).toBe('NOT_RETURNED');
  });

  it('is let go when the case ends meanwhile', () => {
    const closed = closeCase(returned('COURSES'), now);
    expect(closed.ok && closed.facts).toMatchObject([{ data: { step: 'supplement', how: 'CANCELLED' } }]);
    expect(isOpenFor(after(closed), 'COURSES')).toBe(false);
  });
});

describe('however often a portfolio goes back and forth', () => {
  it('each freezing has the next version, nobody is asked for two things at once, and the commission’s version is the last', () => {
    const act = fc.constantFrom('open', 'return', 'enter', 'supply', 'admit', 'close');
    fc.assert(
      fc.property(fc.array(act, { maxLength: 24 }), (acts) => {
        let known = frozen();
        let versions = [known.snapshot!.version];
        acts.forEach((name, index) => {
          const change = {
            open: () => openAssessment(known, { workItemId: `w${index}` as WorkItemId, now }),
            return: () => returnPortfolio(known, { by, gaps: [gap('COURSES')], note: null, now }),
            enter: () => enterByHand(known, entry('COURSES')),
            supply: () => supplement(known, { by, now }),
            admit: () => completeAssessment(known, { by, confirmed: checkList(known).rows.map(({ code }) => code), note: null, now }),
            close: () => closeCase(known, now),
          }[name]();
          if (change.ok && change.next) known = change.next;
          if (known.snapshot!.version !== versions.at(-1)) versions = [...versions, known.snapshot!.version];
          const held = known.assessment !== null && !known.assessment.completed && !known.assessment.cancelled;
          expect(held && known.returned !== null).toBe(false);
        });
        expect(versions).toEqual(versions.map((_, index) => index + 1));
      }),
      { seed: 20250310, numRuns: 200 },
    );
  });
});
