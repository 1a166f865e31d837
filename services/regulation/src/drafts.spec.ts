import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EXAMPLES } from './http/questions/examples.js';
import { startRegulation, type Regulation } from './testing/regulation.js';

let regulation: Regulation;
beforeAll(async () => {
  regulation = await startRegulation();
}, 60_000);
afterAll(() => regulation?.stop());

const draft = {
  title: { kk: '2026 жылғы жоба', ru: 'Проект 2026 года', en: 'Draft of 2026' },
  base: '2025-03-10',
  changes: [{ table: 'thresholds', key: 'EXPERT', set: { percent: 68 } }, { table: 'claimEvidence', key: 'MASTER', set: { materials: ['STUDY_AID', 'AUTHOR_PROGRAMME', 'LISTED_TEXTBOOK', 'RECOMMENDATIONS'] } }],
  settings: { majorityBase: 'ALL' },
};
const put = (id: string, body: object = draft, as: string | undefined = regulation.ministry) => regulation.call('PUT', `/drafts/${id}`, { as, body });
const ask = (question: string, ruleSet: string, more: object = {}) => regulation.call('POST', '/evaluations', { body: { question, ruleSet, facts: { ...EXAMPLES[question], ...more } } });

describe('a draft of the Rules', () => {
  it('is kept by the ministry and shown to anybody', async () => {
    expect(await put('draft-2026')).toMatchObject({ status: 200, body: { id: 'draft-2026', base: '2025-03-10', settings: { majorityBase: 'ALL' } } });
    expect((await regulation.call('GET', '/drafts')).body.items).toMatchObject([{ id: 'draft-2026', changes: draft.changes }]);
    expect((await regulation.call('GET', '/drafts/draft-2026')).body.title).toEqual(draft.title);
    expect((await regulation.call('GET', '/drafts/draft-none')).status).toBe(404);
  });

  it('is asked like an edition: changed rows and settings answer, the rest as the edition it departs from', async () => {
    await put('draft-2026');
    expect([(await ask('test-result', '2025-03-10')).body.outcome, (await ask('test-result', 'draft-2026')).body.outcome]).toEqual(['NOT_REACHED', 'REACHED']);
    const vote = { present: 7, inFavour: 3, against: 2, chair: 'IN_FAVOUR' };
    const asked = await ask('vote', 'draft-2026', vote);
    expect(asked.body).toMatchObject({ ruleSet: 'draft-2026', outcome: 'REJECTED', settingsUsed: expect.arrayContaining([expect.objectContaining({ key: 'majorityBase', value: 'ALL' })]) });
    expect((await ask('channel', 'draft-2026')).body).toMatchObject({ outcome: 'PORTAL', ruleSet: 'draft-2026' });
  });

  it('is asked by machines in a batch', async () => {
    await put('draft-2026');
    const line = JSON.stringify({ question: 'test-result', ruleSet: 'draft-2026', facts: EXAMPLES['test-result'] });
    const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${await regulation.machineToken('school-system')}` };
    const text = await (await fetch(`${regulation.address}/api/v1/regulation/evaluations/batch`, { method: 'POST', headers, body: `${line}\n${line}` })).text();
    expect(text.trim().split('\n').map((each) => (JSON.parse(each) as { outcome: string }).outcome)).toEqual(['REACHED', 'REACHED']);
  });

  it('is no edition: it is not in force on any day, and its id is none that a case could carry', async () => {
    await put('draft-2026');
    const { body } = await regulation.call('GET', '/rule-sets');
    expect(body.items.map(({ id }) => id)).toEqual(['2024-04-08', '2025-03-10']);
    expect((await put('2026-01-01')).status).toBe(422);
    await expect(regulation.db.query(`insert into draft values ('2026-01-01', '{}', '2025-03-10', '[]', '{}', gen_random_uuid())`)).rejects.toThrow(/check/);
  });

  it('adds rows and leaves rows out: they answer, and the diff names them', async () => {
    const changes = [{ table: 'bonuses', key: 'MODERATOR', remove: true }, { table: 'bonuses', key: 'TEACHER', add: { category: 'TEACHER', percent: 10 } }];
    expect((await put('draft-rows', { ...draft, changes })).body.changes).toEqual(changes);
    const bonus = async (category: string, ruleSet = 'draft-rows') => (await ask('bonus', ruleSet, { category })).body.outcome;
    expect([await bonus('TEACHER'), await bonus('MODERATOR'), await bonus('MODERATOR', '2025-03-10')]).toEqual([10, null, 30]);
    const { body } = await regulation.call('GET', '/rule-sets/2025-03-10/diff/draft-rows');
    expect(body.tables).toEqual([{ table: 'bonuses', given: 'BOTH', added: [{ category: 'TEACHER', percent: 10 }], removed: [{ category: 'MODERATOR', percent: 30 }], changed: [] }]);
  });

  it('is corrected: the same name again is the draft as it is now', async () => {
    await put('draft-corrected');
    await put('draft-corrected', { ...draft, changes: [], settings: {} });
    expect((await ask('test-result', 'draft-corrected')).body.outcome).toBe('NOT_REACHED');
  });

  it.each([
    ['a row that there is none of', { changes: [{ table: 'thresholds', key: 'EMPEROR', set: { percent: 1 } }] }, 'changes.0.key'],
    ['a value of another kind', { changes: [{ table: 'thresholds', key: 'EXPERT', set: { percent: 'all' } }] }, 'changes.0.set.percent'],
    ['a setting that there is none of', { settings: { weather: 'fine' } }, 'settings.weather'],
    ['a setting with a value it cannot have', { settings: { majorityBase: 'NOBODY' } }, 'settings.majorityBase'],
    ['a change without its table', { changes: [{ key: 'EXPERT', set: {} }] }, 'changes.0.table'],
    ['a change that says nothing', { changes: [{ table: 'thresholds', key: 'EXPERT' }] }, 'changes.0.set'],
    ['a row to change and to leave out at once', { changes: [{ table: 'thresholds', key: 'EXPERT', set: {}, remove: true }] }, 'changes.0.set'],
    ['half a row', { changes: [{ table: 'bonuses', key: 'TEACHER', add: { category: 'TEACHER' } }] }, 'changes.0.add.percent'],
    ['a row that is there', { changes: [{ table: 'bonuses', key: 'EXPERT', add: { category: 'EXPERT', percent: 1 } }] }, 'changes.0.key'],
  ])('is refused for %s, named', async (_title, more, field) => {
    const refused = await put('draft-wrong', { ...draft, ...more });
    expect([refused.status, refused.body.errors.map((each) => each.field)]).toEqual([422, [field]]);
    expect((await regulation.call('GET', '/drafts/draft-wrong')).status).toBe(404);
  });

  it('is refused for an edition that is not loaded', async () => expect((await put('draft-wrong', { ...draft, base: '2030-01-01' })).body.type).toBe('urn:ustaz:problem:rule-set-unknown'));

  it('is the ministry’s alone to keep', async () => {
    expect((await put('draft-mine', draft, regulation.teacher)).status).toBe(403);
    expect((await put('draft-mine', draft, regulation.region)).status).toBe(403);
    expect((await regulation.call('PUT', '/drafts/draft-mine', { body: draft })).status).toBe(401);
  });
});

describe('what differs', () => {
  it('between an edition and a draft is the draft’s changes', async () => {
    await put('draft-2026');
    const { body } = await regulation.call('GET', '/rule-sets/2025-03-10/diff/draft-2026');
    expect(body.tables).toMatchObject([{ table: 'claimEvidence', changed: [{ key: 'MASTER' }] }, { table: 'thresholds', changed: [{ key: 'EXPERT', from: { percent: 70 }, to: { percent: 68 } }] }]);
  });
  it('between two editions names what the sources give for one only', async () => {
    const { body } = await regulation.call('GET', '/rule-sets/2024-04-08/diff/2025-03-10');
    expect(body.tables).toEqual(expect.arrayContaining([expect.objectContaining({ table: 'thresholds', given: 'ONLY_SECOND' }), expect.objectContaining({ table: 'legacy', given: 'BOTH' })]));
    expect((await regulation.call('GET', '/rule-sets/2024-04-08/diff/2030-01-01')).status).toBe(404);
    expect((await regulation.call('GET', '/rule-sets/2025-03-10/diff/2025-03-10')).body.tables).toEqual([]);
  });
});

describe('a rule', () => {
  it('tells where it is applied: in the library and in the decision files', async () => {
    expect((await regulation.call('GET', '/rules/X-037')).body).toMatchObject({ rule: 'X-037', appliedIn: ['composition', 'settings'] });
    expect((await regulation.call('GET', '/rules/R-018')).body.appliedIn).toEqual(['channel.dmn']);
  });

  it('is confirmed against the official text by the ministry, and every answer says so until that is taken back', async () => {
    const say = (body: object, as: string | undefined = regulation.ministry) => regulation.call('PUT', '/rules/X-041/sign-off', { as, body });
    const reasons = async () => (await regulation.ask('quorum', EXAMPLES.quorum)).body.reasons;
    expect(await reasons()).toMatchObject([{ rule: 'X-041', signOff: null }]);

    const readIn = 'adilet.zan.kz, V1600013317, п. 22';
    expect((await say({ confirmed: true, readIn })).body).toMatchObject({ rule: 'X-041', signOff: { by: regulation.ministry, on: '2025-03-17', readIn } });
    expect(await reasons()).toMatchObject([{ rule: 'X-041', signOff: { by: regulation.ministry, readIn } }]);
    expect((await regulation.call('GET', '/rules/X-041')).body.signOff).toMatchObject({ readIn });

    await say({ confirmed: false, readIn: 'the edition has changed' }, regulation.colleague);
    expect(await reasons()).toMatchObject([{ signOff: null }]);
    expect(await regulation.db.query('select confirmed from sign_off order by position')).toEqual([{ confirmed: true }, { confirmed: false }]);
  });

  it('is confirmed by nobody else, without a place read, or where there is none', async () => {
    const say = (rule: string, body: object, as?: string) => regulation.call('PUT', `/rules/${rule}/sign-off`, { as, body }).then(({ status }) => status);
    const whole = { confirmed: true, readIn: 'п. 22' };
    expect([await say('X-041', whole), await say('X-041', whole, regulation.region), await say('X-041', { confirmed: true }, regulation.ministry), await say('X-999', whole, regulation.ministry)]).toEqual([401, 403, 422, 404]);
  });
});
