import type { AttestationId, Outcome, PersonId } from '@attestation/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DOCUMENT_KINDS, type DocumentKind } from '../shapes/kinds.js';
import { SIGNATURE_FAULTS, type Verification } from '../signature/ports.js';
import { type DocumentId, draftDocument, needsSignature, type OfficialDocument, stateOf } from './document.js';
import { documentFlow, REFUSAL_OF_FAULT } from './flow.js';

const [CHAIR, ONE, TWO, STRANGER] = ['01', '02', '03', '04'].map((each) => `0195a2b0-0000-7000-8000-0000000000${each}` as PersonId) as [PersonId, PersonId, PersonId, PersonId];
const AT = '2025-05-20T09:30:00.000Z';
const CMS = Buffer.from('cms');

const draft = (kind: DocumentKind = 'PROTOCOL', approvers: PersonId[] = []): OfficialDocument =>
  draftDocument({ id: '0195a2b0-0000-7000-8000-00000000000a' as DocumentId, kind, subjectId: '0195a2b0-0000-7000-8000-00000000000b' as AttestationId, language: 'kk', number: '3', content: Buffer.from('Хаттама'), draftedAt: AT, approvers });
const good = (personId: PersonId): Verification => ({ ok: true, personId, signedAt: '2025-05-20T09:29:00.000Z', fingerprint: 'ab', subject: 'CN=Т' });
const signed = (document: OfficialDocument, by = CHAIR, verification = good(by)) => documentFlow.sign(document, { cms: CMS, verification, by, at: AT });
const registered = (document: OfficialDocument, number = '3') => documentFlow.register(document, { number, by: CHAIR, at: AT });

const value = (outcome: Outcome<OfficialDocument>): OfficialDocument => {
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
};
const code = (outcome: Outcome<OfficialDocument>): string | undefined => (outcome.ok ? undefined : outcome.code);

describe('a document', () => {
  it('is agreed to, signed and registered, and says so at each step', () => {
    const states = [draft('PROTOCOL', [ONE, TWO])];
    for (const step of [
      (each: OfficialDocument) => documentFlow.agree(each, ONE, AT),
      (each: OfficialDocument) => documentFlow.agree(each, TWO, AT),
      signed,
      registered,
    ]) states.push(value(step(states.at(-1)!)));

    expect(states.map(stateOf)).toEqual(['DRAFT', 'DRAFT', 'AGREED', 'SIGNED', 'REGISTERED']);
    expect(states.at(-1)).toMatchObject({
      agreements: [{ by: ONE, at: AT }, { by: TWO, at: AT }],
      signature: { by: CHAIR, cms: CMS, signedAt: '2025-05-20T09:29:00.000Z', at: AT, fingerprint: 'ab', subject: 'CN=Т' },
      registration: { number: '3', by: CHAIR, at: AT },
    });
  });

  it('knows the hash of its bytes', () => {
    expect(draft().sha256).toBe('bcfcae3dbab65d63ffea50c48bbb9fb75db2db8b69bda1f12a587862f5b18ed7');
  });

  it('is not signed before all have agreed', () => {
    const half = value(documentFlow.agree(draft('PROTOCOL', [ONE, TWO]), ONE, AT));

    expect(code(signed(half))).toBe('DOCUMENT_NOT_AGREED');
    expect(code(registered(half))).toBe('DOCUMENT_NOT_AGREED');
  });

  it('is agreed to by those who are asked, and not after it is signed', () => {
    const unsigned = draft('ORDER', [ONE]);

    expect(code(documentFlow.agree(unsigned, STRANGER, AT))).toBe('NOT_AN_APPROVER');
    const done = value(signed(value(documentFlow.agree(unsigned, ONE, AT))));
    expect(value(documentFlow.agree(done, ONE, '2026-01-01T00:00:00.000Z'))).toEqual(done);
    expect(code(documentFlow.agree({ ...done, approvers: [ONE, TWO] }, TWO, AT))).toBe('DOCUMENT_CLOSED');
  });

  it.each(SIGNATURE_FAULTS)('takes no signature that is %s', (fault) => {
    expect(code(signed(draft(), CHAIR, { ok: false, fault }))).toBe(REFUSAL_OF_FAULT[fault]);
  });

  it('takes the signature of whose command it is, and no second one', () => {
    expect(code(signed(draft(), CHAIR, good(STRANGER)))).toBe('SIGNATURE_OF_ANOTHER');
    const done = value(signed(draft()));
    expect(value(signed(done))).toEqual(done);
    expect(code(signed(done, STRANGER))).toBe('DOCUMENT_CLOSED');
  });

  it('bears the number it is registered under', () => {
    expect(code(registered(value(signed(draft())), '4'))).toBe('DOCUMENT_NUMBER_DIFFERS');
  });

  it.each(DOCUMENT_KINDS)('of the kind %s is in force with a signature where its kind needs one', (kind) => {
    expect(code(registered(draft(kind)))).toBe(needsSignature(kind) ? 'DOCUMENT_NOT_SIGNED' : undefined);
    expect(code(registered(value(signed(draft(kind)))))).toBeUndefined();
  });
});

describe('whatever is asked of a document, in whatever order', () => {
  const person = fc.constantFrom(CHAIR, ONE, TWO, STRANGER);
  const step = fc.oneof(
    person.map((by) => (each: OfficialDocument) => documentFlow.agree(each, by, AT)),
    fc.tuple(person, person).map(([by, whose]) => (each: OfficialDocument) => signed(each, by, good(whose))),
    fc.constantFrom('3', '4').map((number) => (each: OfficialDocument) => registered(each, number)),
  );
  const ORDER = ['DRAFT', 'AGREED', 'SIGNED', 'REGISTERED'];

  it('it only goes forward, keeps what it has, and never comes into force without what it needs', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DOCUMENT_KINDS), fc.uniqueArray(person), fc.array(step, { maxLength: 12 }), (kind, approvers, steps) => {
        let document = draft(kind, approvers);
        for (const each of steps) {
          const outcome = each(document);
          if (!outcome.ok) continue;
          const next = outcome.value;
          expect(ORDER.indexOf(stateOf(next))).toBeGreaterThanOrEqual(ORDER.indexOf(stateOf(document)));
          expect([next.content, next.sha256, next.number]).toEqual([document.content, document.sha256, document.number]);
          expect(next.agreements.slice(0, document.agreements.length)).toEqual(document.agreements);
          if (document.signature) expect(next.signature).toEqual(document.signature);
          expect(value(each(next))).toEqual(next);
          document = next;
        }
        const agreed = approvers.every((by) => document.agreements.some((agreement) => agreement.by === by));
        if (document.signature) expect(agreed).toBe(true);
        if (document.registration) expect([agreed, document.signature !== null || !needsSignature(kind)]).toEqual([true, true]);
      }),
      { numRuns: 500 },
    );
  });
});
