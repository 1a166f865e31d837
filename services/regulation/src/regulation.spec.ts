import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectationsOf, type OpenApi } from '@attestation/access';
import { FactType } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import fc from 'fast-check';
import { QUESTIONS } from './http/questions/index.js';
import { startRegulation, type Regulation } from './testing/regulation.js';

let regulation: Regulation;
beforeAll(async () => {
  regulation = await startRegulation();
}, 60_000);
afterAll(() => regulation?.stop());

const dates = {
  applicationFrom: '2025-03-10', applicationTo: '2025-04-30', testFrom: '2025-02-01', testTo: '2025-06-30', summaryFrom: '2025-01-01',
  decisionsBy: '2025-08-01', bonusFrom: '2025-09-01', orderNumber: '12-НҚ', source: 'R-026, R-113, R-115',
};
const of = (year: number) => Object.fromEntries(Object.entries(dates).map(([name, value]) => [name, value.replace('2025', String(year))]));

const courseItem = {
  programme: 'A', provider: 'Өрлеу', hours: 72, agreed: true, byProfile: true, certificateNumber: 'К-1', completedOn: '2024-11-15', practiceProof: null,
};

describe('a question of the law', () => {
  it('is answered to anyone, with the rule, its official point and a sentence in three languages', async () => {
    const { status, body } = await regulation.ask('quorum', { members: 7, present: 4 });

    expect(status).toBe(200);
    expect(body).toMatchObject({ question: 'quorum', date: '2025-03-17', ruleSet: '2025-03-10', outcome: 'NOT_MET' });
    expect(body.reasons[0]).toMatchObject({ rule: 'X-041', source: expect.stringMatching(/^п\. 22 Правил/), text: { kk: expect.any(String), ru: expect.any(String), en: expect.stringContaining('4 of 7') } });
  });

  it.each([
    ['eligibility', { claimed: 'MODERATOR', current: 'TEACHER', serviceMonths: 22, profileEducation: true, categoryEndsOn: null, lastScheduledOn: null, attestedBefore: false, attestedThisSchoolYear: false, bannedUntil: null }, 'NOT_ELIGIBLE'],
    ['channel', { claimedCategory: 'MODERATOR' }, 'PLATFORM'],
    ['commission-routing', { claimedCategory: 'EXPERT', subordination: 'REGIONAL', hasDistrictLevel: true }, 'REGION'],
    ['test-exemption', { claimedCategory: 'EXPERT', currentCategory: 'EXPERT', serviceYears: 30, consecutiveExemptConfirmations: 0, languageCertificateValid: false }, 'EXEMPT'],
    ['test-result', { points: 35, tasks: 50, claimed: 'EXPERT' }, 'REACHED'],
    ['registration-day', { submittedAt: '2025-03-15T12:00:00+05:00' }, 'NEXT_WORKING_DAY'],
    ['refusal-grounds', { untrueData: false, missing: [], consent: false }, 'REFUSE'],
    ['vote', { members: 7, present: 6, inFavour: 3, against: 3, chair: 'AGAINST' }, 'REJECTED'],
    ['bonus', { category: 'MODERATOR' }, 30],
    ['attempts', { kind: 'EARLY', used: 1 }, 'NONE_LEFT'],
    ['decided-in-time', { decisionsBy: '2025-08-01', decidedOn: '2025-08-02' }, 'LATE'],
    ['score-evidence', { claimed: 'EXPERT', positionGroup: 'SECONDARY', period: { from: '2020-03-18', to: '2025-03-17' }, items: [{ registry: 'COURSES', item: courseItem }] }, 'NOT_MEETS'],
    ['attestation-period', { claimed: 'EXPERT', lastAwardOn: '2020-05-20', teachingSince: null }, { from: '2020-05-20', to: '2025-03-17' }],
    ['may-observe', { teacherId: 'a', observerId: 'b', organisationId: 'o', commissionMember: true, posts: [] }, 'ALLOWED'],
    ['observation-sheet', { variant: 'B', total: 91 }, 'VALID'],
    ['language-certificate', { language: 'ENGLISH', kind: 'IELTS', result: '6.5', validUntil: '2026-03-01', claimed: 'MODERATOR', positionSubject: 'ENGLISH' }, 'ACCEPTED'],
    ['retake', { kind: 'SCHEDULED', used: 1, reached: false, windowTo: '2025-06-30' }, 'RETAKE'],
    ['test-notice-due', { startsAt: '2025-05-12T09:30:00+05:00' }, '2025-05-11T09:30:00+05:00'],
    ['appeal-admissible', { finishedAt: '2025-04-10T06:20:00Z', filedAt: '2025-04-10T06:40:00Z', inRoom: true, tasksInTest: 50, tasks: [{ number: 7, ground: 'TECHNICAL', explanation: 'a line is missing' }] }, 'ADMISSIBLE'],
    ['appeal-decision-due', { filedAt: '2025-04-10T06:40:00Z' }, 'DUE'],
    ['test-annulment', { foundOn: '2025-06-20', actNumber: '7', attestation: 'RUNNING' }, 'ANNULLED'],
    ['decision', { claimed: 'EXPERT', current: 'MODERATOR', portfolioMeets: true, test: { kind: 'RESULT', reached: false, highestCategory: 'MODERATOR' }, mode: 'SCHEDULED', proposal: { decision: 'NOT_MEETS_CLAIMED', subDecision: 'KEEP_CURRENT' } }, 'LAWFUL'],
    ['decision-consequences', { outcome: 'NOT_CONFIRMED_KEEP', category: 'MODERATOR', decidedOn: '2025-06-02', currentEndsOn: '2025-08-31' }, 'EXTRACT_ONLY'],
    ['regional-list', {}, 'REGION_DEPT'],
    ['withdrawal', { decided: false, attemptsUsed: 0, applicationTo: '2025-04-30' }, 'WITHDRAWN'],
    ['moving', { current: 'RESEARCHER', categoryEndsOn: '2027-03-01', heldByCommission: false }, 'CONTINUES'],
    ['judge-points', { claimed: 'EXPERT', points: { '2.1': 2 }, proposal: { criteria: [{ criterion: '2.1', required: true, met: false }], minimum: 84 } }, 'OUT_OF_RANGE'],
    ['certificate-term', { category: 'HEAD_1', from: '2025-06-02' }, '2028-06-02'],
  ])('%s is answered as the law demands', async (question, facts, outcome) => {
    const { status, body } = await regulation.ask(question, facts);
    expect([status, body.outcome]).toEqual([200, outcome]);
    expect(body.reasons.length).toBeGreaterThan(0);
  });

  it('is answered by the rules of the day asked for', async () => {
    const facts = { claimedCategory: 'RESEARCHER' };
    expect((await regulation.ask('channel', facts, '2025-06-01')).body).toMatchObject({ outcome: 'PORTAL', details: { warnings: [] } });
    expect((await regulation.ask('channel', facts, '2026-06-01')).body).toMatchObject({ outcome: 'PLATFORM', details: { warnings: [{ rule: 'F-01' }] } });
    expect((await regulation.ask('channel', facts, '2024-06-01')).body).toMatchObject({ outcome: 'PAPER', ruleSet: '2024-04-08' });
  });

  it('needs no sign-in and keeps nothing', async () => {
    const before = await regulation.db.query('select count(*) from outbox');
    await regulation.ask('quorum', { members: 7, present: 5 });
    expect(await regulation.db.query('select count(*) from outbox')).toEqual(before);
  });

  it.each([
    ['an unknown question', { question: 'weather', facts: {} }, 404, 'unknown-question'],
    ['the name of what every object has', { question: 'constructor', facts: {} }, 404, 'unknown-question'],
    ['no facts', { question: 'quorum' }, 422, 'validation-failed'],
    ['facts that are a list', { question: 'quorum', facts: [] }, 422, 'validation-failed'],
    ['a fact missing', { question: 'quorum', facts: { members: 7 } }, 422, 'validation-failed'],
    ['a fact too many', { question: 'quorum', facts: { members: 7, present: 5, weather: 'fine' } }, 422, 'validation-failed'],
    ['half a member', { question: 'quorum', facts: { members: 7.5, present: 5 } }, 422, 'validation-failed'],
    ['more present than members', { question: 'quorum', facts: { members: 7, present: 8 } }, 422, 'validation-failed'],
    ['a text for a number', { question: 'quorum', facts: { members: '7', present: 5 } }, 422, 'validation-failed'],
    ['an emoji for a category', { question: 'bonus', facts: { category: '🎓' } }, 422, 'validation-failed'],
    ['a day that does not exist', { question: 'quorum', facts: { members: 7, present: 5 }, date: '2025-02-30' }, 422, 'validation-failed'],
    ['a date in the facts that does not exist', { question: 'answer-due', facts: { registeredOn: '2025-02-30' } }, 422, 'validation-failed'],
    ['an instant without its offset', { question: 'registration-day', facts: { submittedAt: '2025-03-15T12:00:00' } }, 422, 'validation-failed'],
    ['a field that is not there', { question: 'quorum', facts: { members: 7, present: 5 }, draft: true }, 422, 'validation-failed'],
    ['a day before the first edition', { question: 'quorum', facts: { members: 7, present: 5 }, date: '2020-01-01' }, 422, 'rule-set-missing'],
    ['what the sources do not give for 2024', { question: 'quorum', facts: { members: 7, present: 5 }, date: '2024-06-01' }, 422, 'rules-not-given'],
    ['a calendar not loaded', { question: 'answer-due', facts: { registeredOn: '2027-12-31' } }, 422, 'calendar-year-missing'],
    ['a methodist’s sheet', { question: 'score-teacher', facts: { claimed: 'EXPERT', positionGroup: 'METHODIST', points: {} } }, 422, 'validation-failed'],
    ['an edition that does not exist', { question: 'quorum', facts: { members: 7, present: 5 }, ruleSet: '2030-01-01' }, 422, 'rule-set-unknown'],
  ])('is refused with a problem for %s', async (_title, body, status, type) => {
    const refused = await regulation.call('POST', '/evaluations', { body });
    expect([refused.status, refused.body.type]).toEqual([status, `urn:ustaz:problem:${type}`]);
    expect(refused.body.reference).toEqual(expect.any(String));
  });

  it('names each wrong fact by its path, in the caller’s language', async () => {
    const body = { question: 'commission-composition', facts: { level: 'VILLAGE', members: [{ personId: 'a', category: 'EXPERT', serviceYears: -1, attestedHere: false }] } };
    const { body: problem } = await regulation.call('POST', '/evaluations', { body, language: 'kk' });
    expect(problem.errors.map(({ field }) => field).sort()).toEqual(['facts.level', 'facts.members.0.serviceYears', 'facts.secretaryId']);
    expect(problem.errors.find(({ field }) => field === 'facts.secretaryId')?.message).toBe('Міндетті өріс: толтырыңыз.');
  });

  it('names what is wrong inside one piece of evidence, and that its registry is none', async () => {
    const ask = (...items: unknown[]) => regulation.ask('score-evidence', { claimed: 'EXPERT', positionGroup: 'SECONDARY', period: { from: '2020-03-18', to: '2025-03-17' }, items });
    const wrong = await ask({ registry: 'COURSES', item: courseItem }, { registry: 'COURSES', item: { ...courseItem, hours: 0.5, completedOn: '2025-02-30' } });
    expect(wrong.body.errors.map(({ field }) => field).sort()).toEqual(['facts.items.1.item.completedOn', 'facts.items.1.item.hours']);
    expect((await ask({ registry: 'WEATHER', item: courseItem })).body.errors.map(({ field }) => field)).toContain('facts.items.0.registry');
  });

  it('says also of facts that contradict each other what is wrong, in the caller’s language', async () => {
    const body = { question: 'quorum', facts: { members: 7, present: 8 } };
    const { body: problem } = await regulation.call('POST', '/evaluations', { body, language: 'ru' });
    expect(problem.errors).toMatchObject([{ field: 'facts.present', message: 'Нужно целое число от 0 до 7.' }]);
  });

  it('is refused where the body is no JSON', async () => {
    expect((await regulation.call('POST', '/evaluations', { body: '{"question": ' })).body.type).toBe('urn:ustaz:problem:body-unreadable');
  });

  it('is listed with the schema of its facts', async () => {
    const { body } = await regulation.call('GET', '/questions');
    expect(body.items.map(({ question }) => question)).toEqual([...QUESTIONS.keys()]);
    expect(body.items.find(({ question }) => question === 'sanction')).toMatchObject({ example: { cause: 'TEST_VIOLATION' }, answer: { outcome: 'ONE_LEVEL_LOWER', details: { category: 'MODERATOR', years: 1 } } });
    expect(body.items.find(({ question }) => question === 'quorum')?.facts).toMatchObject({ required: ['members', 'present'], additionalProperties: false });
  });

  it('is listed in the order of a case’s life, in short or alone with all a form is made of', async () => {
    const { body } = await regulation.call('GET', '/questions?brief=true');
    const [first] = body.items;
    expect(first).toEqual({ question: 'eligibility', about: expect.any(String), title: { kk: expect.any(String), ru: 'Могу ли я подать заявление на эту категорию?', en: expect.any(String) }, stage: 'before', stageTitle: expect.any(Object) });
    expect(new Set(body.items.map(({ stage }) => stage)).size).toBe(body.items.filter(({ stage }, at) => stage !== body.items[at - 1]?.stage).length); // each part stands together
    const { body: one } = await regulation.call('GET', '/questions/quorum');
    expect(one).toMatchObject({ question: 'quorum', example: { members: 7, present: 4 }, facts: { properties: { present: { 'x-title': { en: 'Present' }, minimum: 0 } } } });
    expect((await regulation.call('GET', '/questions/weather')).body.type).toBe('urn:ustaz:problem:unknown-question');
    expect((await regulation.call('GET', '/questions?brief=perhaps')).status).toBe(422);
  });

  it('plans by the campaigns that were opened, and guesses no dates of the others', async () => {
    const { body } = await regulation.ask('planner', QUESTIONS.get('planner')!.example);
    expect(body).toMatchObject({ outcome: 'DATES_NOT_SET', details: { steps: [{ category: 'EXPERT', year: 2026, applyFrom: null, datesSet: false }], missing: expect.arrayContaining([expect.objectContaining({ what: 'EVIDENCE', criterion: '3.1' })]) } });
    const material = ((body.details as { missing: unknown }).missing as { criterion: string | null; advice: { rule: string; signOff: null }[] }[]).find(({ criterion }) => criterion === '3.1');
    expect(material?.advice).toMatchObject([{ rule: 'R-083', signOff: null }, { rule: 'R-084', signOff: null }, { rule: 'R-086', signOff: null }]); // nobody has confirmed them yet, and that is said
    expect(body.terms).toMatchObject({ '3.1': { en: '3.1 Approved method materials' }, TEST: { ru: 'Сдать тест' } });
  });

  it('is answered with the names of its codes and members', async () => {
    const { body } = await regulation.ask('documents-needed', { claimed: 'RESEARCHER', current: 'EXPERT', inRegistry: { diploma: false, workRecord: true }, retrained: false });
    expect((await regulation.ask('vote', QUESTIONS.get('vote')!.example)).body.terms).toMatchObject({ PRESENT: { en: 'those present' } }); // a setting that was used
    expect(body.terms).toMatchObject({ LISTED: { ru: 'Перечень' }, documents: { en: 'Documents' }, DIPLOMA: { kk: 'диплом' }, UPLOAD: { en: 'attached by the teacher' } });
  });

  it('never ends in an error of ours, whatever is asked', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...QUESTIONS.keys()), fc.dictionary(fc.constantFrom('members', 'present', 'points', 'claimed', 'years', 'constructor'), fc.jsonValue(), { maxKeys: 4 }), async (question, facts) => {
        const { status } = await regulation.ask(question, facts);
        expect([200, 422]).toContain(status);
      }),
      { seed: 404, numRuns: 60 },
    ));
});

describe('the law as it is loaded', () => {
  it('shows each rule once, with its sentences', async () => {
    const rules = await wholeBook();
    expect(rules.length).toBeGreaterThan(150);
    expect(rules).toEqual([...new Set(rules)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
    const { body: one } = await regulation.call('GET', '/rules/X-041');
    expect(one).toMatchObject({ rule: 'X-041', confidence: 'exact', sentences: [{ variant: null }, { variant: 'tie' }] });
    expect((one.askedIn as { question: string }[]).map(({ question }) => question)).toEqual(['chair-election', 'quorum', 'vote']);
    expect((await regulation.call('GET', '/rules/X-999')).status).toBe(404);
  });

  /** All pages, one after another. */
  async function wholeBook(query = ''): Promise<string[]> {
    const rules: string[] = [];
    let cursor = '';
    do {
      const { body } = await regulation.call('GET', `/rules?limit=40${query}${cursor && `&cursor=${cursor}`}`);
      rules.push(...body.items.map(({ rule }) => rule as string));
      cursor = (body.next as string | null) ?? '';
    } while (cursor);
    return rules;
  }

  it.each([
    ['its number', 'X-041', 'X-041'],
    ['its official point', 'п. 22', 'X-041'],
    ['a word of Russian', 'кворум', 'F-09'],
    ['the beginning of a word of English', 'quor', 'F-09'],
    ['a word of Kazakh, by whichever keyboard', 'тагылымдамашы', 'R-117'],
  ])('finds a rule by %s', async (_by, search, rule) => {
    const { body } = await regulation.call('GET', `/rules?search=${encodeURIComponent(search)}`);
    expect(body.items.map((item) => item.rule)).toContain(rule);
    expect(body.total).toBeLessThan(80);
    expect(await wholeBook(`&search=${encodeURIComponent(search)}`)).toHaveLength(body.total as number);
  });

  it('finds nothing where a word is looked for that no rule has, and keeps to a chapter', async () => {
    expect((await regulation.call('GET', `/rules?search=${encodeURIComponent('кворум погода')}`)).body).toMatchObject({ items: [], total: 0, next: null });
    const { body } = await regulation.call('GET', '/rules?chapter=commission&limit=100');
    expect(body.items.every(({ chapter }) => chapter === 'commission')).toBe(true);
    expect(body.chapters).toContainEqual({ chapter: 'commission', name: { kk: 'Комиссия', ru: 'Комиссия', en: 'The commission' } });
  });

  it('names the tables, columns and codes in which two editions differ', async () => {
    const { body } = await regulation.call('GET', '/rule-sets/2024-04-08/diff/2025-03-10');
    expect(body.terms).toMatchObject({ thresholds: { ru: 'Пороги теста' }, formedOnPlatform: { en: 'Formed on the platform' }, EXPERT: { kk: 'педагог-сарапшы' } });
    const tables = body.tables as { table: string; added: object[] }[];
    const columns = tables.flatMap(({ table, added }) => [table, ...added.flatMap(Object.keys)]);
    expect([...new Set(columns)].filter((name) => !(name in (body.terms as object)))).toEqual([]);
  });

  it('shows a sentence of the book without its blanks', async () => {
    const { body } = await regulation.call('GET', '/rules/X-012');
    expect(JSON.stringify(body.sentences)).toContain('The category … needs at least … years of pedagogical service');
  });

  it('shows the editions, and of one every row with its source', async () => {
    const { body } = await regulation.call('GET', '/rule-sets');
    expect(body.items).toMatchObject([{ id: '2024-04-08', given: ['legacy', 'bonuses'] }, { id: '2025-03-10' }]);
    const { body: edition } = await regulation.call('GET', '/rule-sets/2025-03-10');
    expect(edition.tables).toMatchObject({ thresholds: expect.arrayContaining([expect.objectContaining({ category: 'EXPERT', percent: 70, validFrom: '2025-03-10', source: expect.any(String) })]) });
    expect(edition.keys).toMatchObject({ thresholds: expect.arrayContaining(['EXPERT', 'MASTER']), appeal: ['appeal'] });
    expect(edition.terms).toMatchObject({ thresholds: { en: 'Thresholds of the test' }, percent: { kk: expect.any(String) } });
    expect((edition.given as string[]).filter((table) => !(edition.terms as object)[table as never])).toEqual([]); // none without a name
    expect((await regulation.call('GET', '/rule-sets/2030-01-01')).status).toBe(404);
  });

  it('shows every choice of the platform with its owner and reason', async () => {
    const { body } = await regulation.call('GET', '/settings');
    expect(body.items).toContainEqual(expect.objectContaining({ key: 'majorityBase', value: 'PRESENT', rule: 'F-09', owner: 'AUTHORISED_BODY' }));
  });

  it('shows the working calendar of a year, and says of which none is loaded', async () => {
    const { body } = await regulation.call('GET', '/calendar/2025');
    expect(body.days).toContainEqual(expect.objectContaining({ date: '2025-03-10', kind: 'SUBSTITUTE' }));
    expect((await regulation.call('GET', '/calendar/2031')).status).toBe(404);
  });
});

describe('the clock', () => {
  it('is told to anybody, and that it was moved', async () => {
    const at = { now: '2025-03-17T04:00:00.000Z', today: '2025-03-17' };
    expect((await regulation.call('GET', '/clock')).body).toEqual({ ...at, offsetMs: 0, moved: false });
    Object.defineProperty(regulation.clock, 'offset', { value: -86_400_000, configurable: true });
    expect((await regulation.call('GET', '/clock')).body).toEqual({ ...at, offsetMs: -86_400_000, moved: true });
    Reflect.deleteProperty(regulation.clock, 'offset');
  });
});

describe('the yearly campaign', () => {
  const act = (path: string, as: string, method = 'POST', body?: unknown, key?: string) => regulation.call(method, path, { as, body, key });

  it('is prepared, approved by a second person and opened; the world learns its dates once', async () => {
    const { ministry, colleague } = regulation;
    const drafted = await act('/campaigns/2025', ministry, 'PUT', dates);
    expect(drafted).toMatchObject({ status: 200, body: { status: 'DRAFT', gaps: [], preparedBy: ministry } });

    const own = await act('/campaigns/2025/approval', ministry);
    expect([own.status, own.body.type]).toEqual([409, 'urn:ustaz:problem:approver-is-preparer']);
    expect((await act('/campaigns/2025/opening', ministry)).body.type).toBe('urn:ustaz:problem:campaign-not-approved');

    expect((await act('/campaigns/2025/approval', colleague)).body).toMatchObject({ status: 'APPROVED', approvedBy: colleague });
    expect((await act('/campaigns/2025/opening', ministry)).body).toMatchObject({ status: 'OPEN', openedBy: ministry });
    expect((await act('/campaigns/2025/opening', colleague)).body.status).toBe('OPEN');

    expect(await regulation.facts(FactType.CampaignOpened)).toEqual([{ year: 2025, ...dates }]);
    expect((await regulation.call('GET', '/campaigns')).body.items).toEqual([{ year: 2025, status: 'OPEN', testFee: null, essayTopics: [], ...dates }]);
  });

  it('does not change any more once it is open', async () => {
    for (const refused of [await act('/campaigns/2025', regulation.colleague, 'PUT', of(2025)), await act('/campaigns/2025/preparation', regulation.ministry)]) {
      expect([refused.status, refused.body.type === 'urn:ustaz:problem:campaign-open' || refused.body.type === 'urn:ustaz:problem:campaign-missing']).toEqual([refused.status, true]);
    }
    expect(await regulation.facts(FactType.CampaignOpened)).toHaveLength(1);
  });

  it('is prepared from the year before, but for the order; a gap is named and not approved', async () => {
    const { ministry, colleague } = regulation;
    const prepared = await act('/campaigns/2026/preparation', ministry);
    expect(prepared.body).toMatchObject({ status: 'DRAFT', applicationFrom: '2026-03-10', decisionsBy: '2026-08-01', gaps: [{ field: 'orderNumber', fault: 'MISSING' }] });

    const refused = await act('/campaigns/2026/approval', colleague);
    expect([refused.status, refused.body.type]).toEqual([422, 'urn:ustaz:problem:campaign-incomplete']);
    expect(refused.body.detail).toContain('orderNumber');
    expect((await regulation.call('GET', '/campaigns')).body.items).toHaveLength(1); // a draft is not the public's
    expect((await regulation.call('GET', '/campaign-files', { as: colleague })).body.items).toHaveLength(2);
  });

  it('loses its approval when a date is changed', async () => {
    const { ministry, colleague } = regulation;
    await act('/campaigns/2026', ministry, 'PUT', of(2026));
    await act('/campaigns/2026/approval', colleague);
    await act('/campaigns/2026', colleague, 'PUT', { ...of(2026), testTo: '2026-07-15' });

    expect((await act('/campaigns/2026/opening', ministry)).body.type).toBe('urn:ustaz:problem:campaign-not-approved');
    expect((await act('/campaigns/2026/approval', colleague)).body.type).toBe('urn:ustaz:problem:approver-is-preparer');
    expect((await act('/campaigns/2026/approval', ministry)).body.status).toBe('APPROVED');
  });

  it('cannot be prepared from a year that was never opened: nothing is guessed', async () => {
    const refused = await act('/campaigns/2031/preparation', regulation.ministry);
    expect([refused.status, refused.body.type]).toEqual([422, 'urn:ustaz:problem:campaign-missing']);
    expect(refused.body.reasons[0]?.text).toContain('2030');
  });

  it('is drafted once when the same command comes twice at once, and refuses the key for other dates', async () => {
    const key = newId();
    const put = (body: unknown) => act('/campaigns/2027', regulation.ministry, 'PUT', body, key);
    const [first, second] = await Promise.all([put(of(2027)), put(of(2027))]);
    expect(second).toEqual(first);
    expect((await put({ ...of(2027), orderNumber: 'another' })).body.type).toBe('urn:ustaz:problem:idempotency-key-reused');
  });

  it('names a date that runs backwards or lies in another year', async () => {
    const body = { ...of(2028), applicationTo: '2028-03-01', bonusFrom: '2029-09-01' };
    expect((await act('/campaigns/2028', regulation.ministry, 'PUT', body)).body.gaps).toEqual([
      { field: 'bonusFrom', fault: 'OUTSIDE_YEAR' },
      { field: 'applicationTo', fault: 'BEFORE', other: 'applicationFrom' },
    ]);
  });

  it.each([
    ['a date that does not exist', { ...dates, testTo: '2025-02-30' }],
    ['a text without end', { ...dates, orderNumber: 'н'.repeat(201) }],
    ['an unknown field', { ...dates, weather: 'fine' }],
  ])('is refused for %s, and nothing is kept', async (_title, body) => {
    expect((await act('/campaigns/2029', regulation.ministry, 'PUT', body)).status).toBe(422);
    expect((await regulation.call('GET', '/campaign-files/2029', { as: regulation.ministry })).status).toBe(404);
  });

  it('is the ministry’s alone', async () => {
    const doors = [
      ['PUT', '/campaigns/2030', of(2030)], ['POST', '/campaigns/2030/preparation'], ['POST', '/campaigns/2030/approval'], ['POST', '/campaigns/2030/opening'],
      ['GET', '/campaign-files'], ['GET', '/campaign-files/2025'],
    ] as const;
    for (const [method, path, body] of doors) {
      expect([path, (await regulation.call(method, path, { body })).status]).toEqual([path, 401]);
      for (const as of [regulation.region, regulation.teacher]) expect([path, (await regulation.call(method, path, { as, body })).status]).toEqual([path, 403]);
    }
  });

  it('cannot be approved by its preparer even past the service: the database refuses', async () => {
    const same = newId();
    await expect(regulation.db.query(`insert into campaign (year, status, prepared_by, approved_by) values (2099, 'APPROVED', $1, $1)`, [same])).rejects.toThrow(/check/);
  });
});

it('declares for every door of its OpenAPI who may enter', async () => {
  const openApi = (await (await fetch(`${regulation.address}/api/docs-json`)).json()) as OpenApi;
  const doors = expectationsOf(openApi);
  expect(doors.length).toBeGreaterThan(12);
  expect(doors.filter(({ method }) => method !== 'GET').map(({ path, act }) => `${act} ${path.replace('/api/v1/regulation', '')}`).sort()).toEqual([
    'regulation.calendar.change /calendar/{year}/changes',
    'regulation.calendar.change /calendar/{year}/changes/preview',
    'regulation.campaign.approve /campaigns/{year}/approval',
    'regulation.campaign.approve /campaigns/{year}/extension/approval',
    'regulation.campaign.close /campaigns/{year}/closing',
    'regulation.campaign.extend /campaigns/{year}/extension',
    'regulation.campaign.open /campaigns/{year}/opening',
    'regulation.campaign.prepare /campaigns/{year}',
    'regulation.campaign.prepare /campaigns/{year}/preparation',
    'regulation.draft.prepare /drafts/{draft}',
    'regulation.evaluate /evaluations',
    'regulation.rule.sign-off /rules/{rule}/sign-off',
    'regulation.setting.change /settings/{setting}/changes',
    'regulation.setting.change /settings/{setting}/preview',
    'undefined /evaluations/batch',
  ]);
});

it('does not start without decision files, and says where it looked', async () => {
  await expect(startRegulation({ more: { DECISIONS_DIR: '/nowhere' } })).rejects.toThrow(/DECISIONS_DIR.*nowhere/);
});
