import { describe, expect, it } from '@jest/globals';
import { plainDateOf, type RuleSetId } from '@attestation/contracts';
import fc from 'fast-check';
import { CERTIFICATE_KINDS, FOREIGN_LANGUAGES, languageCertificate, rankOf, ruleSetOf, TEACHER_CLAIMS, type LanguageCertificateFacts, type TeacherClaim } from './index.js';

const rules = ruleSetOf('2025-03-10' as RuleSetId);
const facts = (more: Partial<LanguageCertificateFacts> = {}): LanguageCertificateFacts => ({
  language: 'ENGLISH', kind: 'IELTS', result: '6.5', validUntil: plainDateOf('2026-01-31'), claimed: 'MODERATOR', on: plainDateOf('2025-03-17'), positionSubject: 'ENGLISH', ...more,
});
const ask = (more: Partial<LanguageCertificateFacts>) => languageCertificate(rules, facts(more));

describe('a language certificate', () => {
  it('IELTS 6.5 takes the test’s place for a moderator who teaches English (case 70 of the examples)', () => {
    expect(ask({})).toMatchObject({ outcome: 'ACCEPTED', highestCategory: 'EXPERT', reasons: [{ rule: 'X-072' }, { rule: 'X-072' }] });
  });

  /** kind, result, the highest category it reaches */
  const TABLE: [LanguageCertificateFacts['language'], string, string, TeacherClaim | null][] = [
    ['ENGLISH', 'IELTS', '6.0', null],
    ['ENGLISH', 'IELTS', '6.5', 'EXPERT'],
    ['ENGLISH', 'IELTS', '7.0', 'RESEARCHER'],
    ['ENGLISH', 'IELTS', '7', 'RESEARCHER'],
    ['ENGLISH', 'IELTS', '7,5', 'MASTER'],
    ['ENGLISH', 'IELTS', '9.0', 'MASTER'],
    ['ENGLISH', 'TOEFL_IBT', '78', null],
    ['ENGLISH', 'TOEFL_IBT', '79', 'MODERATOR'],
    ['ENGLISH', 'TOEFL_IBT', '84', 'MODERATOR'],
    ['ENGLISH', 'TOEFL_IBT', '85', 'EXPERT'],
    ['ENGLISH', 'TOEFL_IBT', '94', 'RESEARCHER'],
    ['ENGLISH', 'TOEFL_IBT', '102', 'MASTER'],
    ['ENGLISH', 'TOEFL_IBT', '120', 'MASTER'],
    ['FRENCH', 'DELF', 'B1', null],
    ['FRENCH', 'DELF', 'B2', 'EXPERT'],
    ['FRENCH', 'DELF', 'C1', 'MASTER'],
    ['GERMAN', 'GOETHE', 'B2', 'EXPERT'],
    ['GERMAN', 'GOETHE', 'c2', 'MASTER'],
    ['CHINESE', 'RECOGNISED', 'B1', null],
    ['CHINESE', 'RECOGNISED', 'B2', 'MODERATOR'],
    ['TURKISH', 'RECOGNISED', 'C1', 'EXPERT'],
    ['ARABIC', 'RECOGNISED', 'C2', 'EXPERT'],
    ['OTHER', 'RECOGNISED', 'C2', 'EXPERT'],
  ];
  it.each(TABLE)('of %s, %s %s: up to %s, and nothing above', (language, kind, result, highestCategory) => {
    for (const claimed of TEACHER_CLAIMS) {
      const judged = ask({ language, kind, result, claimed, positionSubject: language === 'OTHER' ? 'FOREIGN_LANGUAGE' : language });
      expect([claimed, judged.highestCategory, judged.outcome]).toEqual([claimed, highestCategory, highestCategory !== null && rankOf(claimed) <= rankOf(highestCategory) ? 'ACCEPTED' : 'NOT_ACCEPTED']);
    }
  });

  it('above its row belongs to a higher one, and says so', () => {
    expect(ask({ kind: 'TOEFL_IBT', result: '100' }).reasons.map(({ confidence }) => confidence)).toEqual(['exact', 'default', 'exact']);
    expect(ask({ kind: 'TOEFL_IBT', result: '84' }).reasons).toHaveLength(2);
  });

  it.each([
    ['of another language than she teaches', { positionSubject: 'GERMAN' }],
    ['for a post that is no language’s', { positionSubject: 'HISTORY' }],
    ['of a kind that is not this language’s', { language: 'FRENCH', positionSubject: 'FRENCH' }],
    ['of a kind nobody knows', { kind: 'DUOLINGO' }],
    ['with a result there is not', { result: '6.4' }],
    ['with an IELTS of 9.5', { result: '9.5' }],
    ['with a TOEFL of 121', { kind: 'TOEFL_IBT', result: '121' }],
    ['with no level', { kind: 'TOEFL_IBT', result: 'B2' }],
    ['that has expired', { validUntil: plainDateOf('2025-03-16') }],
    ['below the row', { claimed: 'RESEARCHER' }],
    ['for a head, of whom nothing is said', { claimed: 'HEAD_1' }],
  ] as const)('is not accepted %s', (_title, more) => expect(ask(more)).toMatchObject({ outcome: 'NOT_ACCEPTED', reasons: [{ rule: 'X-072' }] }));

  it('counts on its last day, and without an end as long as it stands', () => {
    expect(ask({ validUntil: plainDateOf('2025-03-17') }).outcome).toBe('ACCEPTED');
    const german = { language: 'GERMAN', kind: 'GOETHE', result: 'B2', positionSubject: 'GERMAN' } as const;
    expect(ask({ ...german, validUntil: null }).outcome).toBe('ACCEPTED');
    expect(ask({ ...german, validUntil: plainDateOf('2025-03-16') }).outcome).toBe('NOT_ACCEPTED');
  });

  it.each([
    ['ENGLISH', 'IELTS', '9.0', 'NOT_ACCEPTED'],
    ['ENGLISH', 'TOEFL_IBT', '120', 'NOT_ACCEPTED'],
    ['FRENCH', 'DELF', 'C1', 'ACCEPTED'],
    ['GERMAN', 'GOETHE', 'C1', 'ACCEPTED'],
    ['CHINESE', 'RECOGNISED', 'C1', 'ACCEPTED'],
    ['TURKISH', 'RECOGNISED', 'B2', 'ACCEPTED'],
  ] as const)('of %s, %s %s, without a last day: %s', (language, kind, result, outcome) => {
    const judged = ask({ language, kind, result, positionSubject: language, validUntil: null });
    expect(judged.outcome).toBe(outcome);
    if (outcome === 'NOT_ACCEPTED') expect(judged.reasons).toMatchObject([{ rule: 'X-072', confidence: 'default' }]);
  });

  it.each(['ENGLISH', 'English language', 'ағылшын тілі', 'Английский язык', 'Шет тілі (ағылшын)', 'FOREIGN_LANGUAGE', 'Иностранный язык'])('is for the post of "%s"', (positionSubject) =>
    expect(ask({ positionSubject }).outcome).toBe('ACCEPTED'));

  it('of other languages gives no researcher and no master, and names that there is no rule', () => {
    const judged = ask({ language: 'CHINESE', kind: 'RECOGNISED', result: 'C2', claimed: 'RESEARCHER', positionSubject: 'CHINESE' });
    expect(judged.reasons[0]?.text.en).toBe('a recognised certificate of the country of the language: there is no rule of a certificate for teacher-researcher; the test is required.');
  });

  it('is answered whatever it says, and never better for a higher claim', () =>
    fc.assert(
      fc.property(fc.constantFrom(...FOREIGN_LANGUAGES), fc.oneof(fc.constantFrom(...CERTIFICATE_KINDS), fc.string()), fc.oneof(fc.constantFrom('6.5', '7.5', '90', 'B2', 'C1'), fc.string()), fc.string(), (language, kind, result, positionSubject) => {
        const accepted = TEACHER_CLAIMS.map((claimed) => ask({ language, kind, result, positionSubject, claimed }).outcome === 'ACCEPTED');
        accepted.forEach((each, index) => index > 0 && each && expect(accepted[index - 1]).toBe(true));
      }),
      { seed: 72 },
    ));
});
