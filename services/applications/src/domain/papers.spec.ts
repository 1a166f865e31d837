import { describe, expect, it } from '@jest/globals';
import { REGISTRIES, type OrganisationId, type PersonId, type PlaceCode, type PlainDate, type RuleSetId, type WorkItemId } from '@attestation/contracts';
import { answerApplication, type GivenAnswer } from './acceptance.js';
import type { CaseFile, RegistryKnown } from './case-file.js';
import { applicationPaper, bodyName, noticePaper, type Frame } from './papers.js';
import { submit } from './submission.js';

const NOW = '2025-03-17T05:00:00.000Z';
const answered: RegistryKnown = { status: 'ANSWERED', source: 'register', at: NOW, items: 2, hash: 'f'.repeat(64), byHand: null };
const draft = {
  id: 'a', personId: 'p' as PersonId, organisationId: 'o' as OrganisationId, year: 2025, claimed: 'MODERATOR', ruleSet: '2025-03-10' as RuleSetId,
  profile: { post: 'мұғалім', subject: 'MATHEMATICS', currentCategory: 'TEACHER', categoryValidUntil: null }, standing: { state: 'DRAFT', since: NOW },
  registries: Object.fromEntries(REGISTRIES.map((registry) => [registry, answered])), languageCertificate: null, email: 'g@example.kz', windowEnds: '2025-05-31T00:00:00+05:00',
  paperIds: { application: 'APPLICATION-ID', notice: 'NOTICE-ID' }, steps: [], touched: [], news: [],
} as unknown as CaseFile;
const frame: Frame = {
  teacher: 'Әбдіқадірова Гүлжаһан', workplace: { kk: 'мектеп', ru: 'школа' }, issuer: { kk: 'мектеп', ru: 'школа' }, date: '2025-03-17' as PlainDate,
};
const signature = { ok: true as const, value: { fingerprint: 'f'.repeat(64) } };

describe('the application', () => {
  it('names what each registry gave with its hash, what was entered by hand with its order, and a language certificate (X-032)', () => {
    const byHand = { orderNumber: '41-НҚ', items: 3, at: NOW };
    const languageCertificate = { language: 'ENGLISH', kind: 'IELTS', result: '6.5', number: 'A-1', validUntil: '2026-02-01' as PlainDate } as const;
    const file: CaseFile = { ...draft, registries: { DIPLOMA: answered, COURSES: { ...answered, status: 'SILENT', byHand }, ACHIEVEMENTS: { ...answered, status: 'EMPTY' } }, languageCertificate };
    expect(applicationPaper(file, true, frame).attachments.map(({ ru }) => ru)).toEqual([
      expect.stringContaining(`записей 2, register, sha256 ${'f'.repeat(64)}`),
      expect.stringContaining('внесено вручную записей 3, приказ № 41-НҚ'),
      'Языковой сертификат вместо теста: IELTS 6.5, № A-1, до 2026-02-01',
    ]);
    const withoutEnd = { ...file, languageCertificate: { language: 'GERMAN', kind: 'GOETHE', result: 'B2', number: 'G-1', validUntil: null } as const };
    expect(applicationPaper(withoutEnd, true, frame).attachments.at(-1)).toEqual({ kk: 'Тест орнына тіл сертификаты: GOETHE B2, № G-1, мерзімсіз', ru: 'Языковой сертификат вместо теста: GOETHE B2, № G-1, бессрочный' });
  });

  it('that was signed is refused where an answer reached the file between the signature and the submission', () => {
    const shown = applicationPaper(draft, true, frame);
    const application = { documentId: 'd', shown, frame, signature };
    expect(submit(draft, { consent: true, language: 'kk', now: NOW, application })).toMatchObject({ ok: true, next: { submission: { documentId: 'd' } } });
    const later: CaseFile = { ...draft, registries: { ...draft.registries, COURSES: { ...answered, items: 3 } } };
    expect(submit(later, { consent: true, language: 'kk', now: NOW, application })).toMatchObject({ ok: false, code: 'SIGNATURE_OF_OTHER_CONTENT' });
    expect(submit(draft, { consent: false, language: 'kk', now: NOW, application })).toMatchObject({ ok: false, code: 'SIGNATURE_OF_OTHER_CONTENT' });
  });
});

describe('a notice', () => {
  const registered = {
    ...draft, standing: { state: 'REGISTERED', since: NOW }, submission: { at: NOW, consent: true }, registration: { number: '19-2025-000001', on: '2025-03-17' as PlainDate, answerBy: NOW },
    acceptance: { workItemId: 'w' as WorkItemId, holder: { role: 'PROVIDER' } }, answer: null,
  } as unknown as CaseFile;
  const given = (more: Partial<GivenAnswer> = {}): GivenAnswer => {
    const answer = { answer: 'REFUSED' as const, grounds: ['2' as const], mismatches: ['DIPLOMA' as const], note: 'көшірме оқылмайды', recommended: { reasons: [], against: [] }, by: 'x' as PersonId, now: NOW };
    const signer = { provider: 'Қабылдаушы', providerPost: { kk: 'маман', ru: 'специалист' } };
    const shown = noticePaper(registered, { ...answer, against: [], ...signer }, frame);
    if (!shown) throw new Error('a registered application has a notice');
    return { ...answer, notice: { documentId: 'd', shown, frame, ...signer, signature }, ...more };
  };

  it('of refusal states ground, document and why; there is none before the registration', () => {
    expect(given().notice?.shown).toMatchObject({ kind: 'REFUSAL', grounds: [2], documents: [{ kk: 'диплом', ru: 'диплом' }], reasons: [{ kk: 'көшірме оқылмайды' }], registrationNumber: '19-2025-000001' });
    expect(noticePaper(draft, { ...given(), against: [], provider: 'x', providerPost: { kk: '', ru: '' } }, frame)).toBeUndefined();
  });

  it('that was signed binds its own answer: with another ground, document or note, or for another day it is refused', () => {
    expect(answerApplication(registered, given())).toMatchObject({ ok: true, next: { answer: { documentId: 'd' } } });
    const { notice } = given();
    const other: Partial<GivenAnswer>[] = [{ grounds: ['1'] }, { mismatches: [] }, { note: null }, { answer: 'ACCEPTED', grounds: [], mismatches: [] }, { notice: notice && { ...notice, frame: { ...frame, date: '2025-03-18' as PlainDate } } }, { notice: undefined }];
    for (const more of other) expect(answerApplication(registered, given(more))).toMatchObject({ ok: false, code: 'SIGNATURE_OF_OTHER_CONTENT' });
  });
});

describe('the body that answers is called', () => {
  const place = { kk: 'Бурабай ауданы', ru: 'Бурабайский район' };
  it.each([
    ['the organisation itself', { role: 'PROVIDER', organisationId: 'o' as OrganisationId }, { organisation: { kk: 'мектеп', ru: 'школа' } }, 'школа'],
    ['the department of its district', { role: 'PROVIDER', placeCode: '1130' as PlaceCode }, { place }, 'Отдел образования: Бурабайский район'],
    ['the department of its region', { role: 'PROVIDER', placeCode: '11' as PlaceCode }, { place }, 'Управление образования: Бурабайский район'],
    ['the ministry', { role: 'PROVIDER', placeCode: '00' as PlaceCode }, {}, 'Министерство просвещения Республики Казахстан'],
  ] as const)('%s', (_what, holder, names, ru) => expect(bodyName(holder, '00', names).ru).toBe(ru));
});
