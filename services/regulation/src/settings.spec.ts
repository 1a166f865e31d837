import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactType } from '@attestation/contracts';
import { newId } from '@attestation/service-kit';
import { startRegulation, type Regulation } from './testing/regulation.js';

let regulation: Regulation;
beforeAll(async () => {
  regulation = await startRegulation();
}, 60_000);
afterAll(() => regulation?.stop());

const reason = { kk: 'Бұйрық көпшілікті құрамнан есептейді', ru: 'Приказ считает большинство от состава', en: 'The order counts the majority of all members' };
const wish = (more: object = {}) => ({ value: 'ALL', effectiveFrom: '2025-04-01', version: 0, reason, source: 'Приказ № 118-НҚ от 17.03.2025', ...more });
const change = (setting: string, body: object, as: string | undefined = regulation.ministry, key?: string) => regulation.call('POST', `/settings/${setting}/changes`, { as, body, key });
const problemOf = ({ status, body }: Awaited<ReturnType<typeof change>>) => [status, body.type.replace('urn:ustaz:problem:', '')];
const shown = async (setting: string, on?: string) => (await regulation.call('GET', `/settings${on ? `?on=${on}` : ''}`)).body.items.find(({ key }) => key === setting);

/** Three of seven present for, two against, two abstain: carried by those who vote, not by all. */
const ballot = { members: 7, present: 7, inFavour: 3, against: 2, chair: 'IN_FAVOUR' };

describe('a setting', () => {
  it('is changed by the ministry from a day ahead; evaluations use the value of the day asked', async () => {
    expect(await change('majorityBase', wish())).toMatchObject({ status: 200, body: { from: 'PRESENT', value: 'ALL', version: 1, by: regulation.ministry, changedOn: '2025-03-17' } });

    const asked = async (date?: string) => {
      const { body } = await regulation.ask('vote', ballot, date);
      const used = body.settingsUsed as { key: string; value: unknown; reason: object; validFrom: string }[];
      return [body.reasons.find(({ rule }) => rule === 'F-09')?.text.en, used.find(({ key }) => key === 'majorityBase')];
    };
    const [[before, was], [after, is]] = [await asked('2025-03-31'), await asked('2025-04-01')];
    expect(after).not.toEqual(before);
    expect([was, is]).toMatchObject([{ value: 'PRESENT', validFrom: '2024-04-08' }, { value: 'ALL', reason, validFrom: '2025-04-01' }]);
    expect((await asked())[1]).toMatchObject({ value: 'PRESENT' }); // today
  });

  it('is shown as of a day with name, owner, date, reason, what it may be and how often it was changed', async () => {
    expect(await shown('majorityBase')).toMatchObject({ value: 'PRESENT', validTo: '2025-03-31', version: 1, rule: 'F-09', owner: 'AUTHORISED_BODY', choices: ['PRESENT', 'ALL'], choiceNames: { ALL: { en: 'of all members' } }, fixed: null, name: { kk: expect.any(String), ru: expect.any(String), en: expect.any(String) } });
    expect(await shown('majorityBase', '2025-04-01')).toMatchObject({ value: 'ALL', reason, source: 'Приказ № 118-НҚ от 17.03.2025', validFrom: '2025-04-01', validTo: null });
    expect(await shown('registryPatienceHours')).toMatchObject({ limits: { from: 1, to: 720 }, owner: 'PLATFORM' });
    expect(await shown('pipelineStrictOrder')).toMatchObject({ rule: 'F-30', fixed: { en: expect.stringContaining('model') } });
  });

  it('tells the services that decide cases, in the same transaction', async () => {
    expect(await regulation.facts(FactType.SettingChanged)).toEqual([{ setting: 'majorityBase', value: 'ALL', effectiveFrom: '2025-04-01', version: 1, reason, source: 'Приказ № 118-НҚ от 17.03.2025', changedOn: '2025-03-17' }]);
  });

  it('is not changed twice by the same command, nor by one who has read an older version', async () => {
    const key = newId();
    const body = wish({ value: 'MEDIAN' });
    expect([await change('scoreAggregate', body, regulation.ministry, key), await change('scoreAggregate', body, regulation.ministry, key)]).toMatchObject([{ body: { version: 1 } }, { body: { version: 1 } }]);
    expect(problemOf(await change('scoreAggregate', wish({ value: 'CONSENSUS' }), regulation.colleague))).toEqual([409, 'setting-changed-meanwhile']);
    const both = await Promise.all(['CONSENSUS', 'MEAN'].map((value) => change('scoreAggregate', wish({ value, version: 1 }))));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    ['today', 'majorityBase', { effectiveFrom: '2025-03-17', version: 1 }, [422, 'setting-not-ahead']],
    ['yesterday', 'majorityBase', { effectiveFrom: '2025-03-16', version: 1 }, [422, 'setting-not-ahead']],
    ['the value it has then', 'majorityBase', { version: 1 }, [409, 'setting-unchanged']],
    ['what no change at run time carries out', 'pipelineStrictOrder', { value: false }, [409, 'setting-fixed']],
    ['a value it cannot have', 'dynamicsYears', { value: 'NONE' }, [422, 'validation-failed']],
    ['a number beyond its limits', 'breakBoundaryYears', { value: 90 }, [422, 'validation-failed']],
    ['a list', 'majorityBase', { value: ['ALL'], version: 1 }, [422, 'validation-failed']],
    ['no reason', 'majorityBase', { reason: undefined, version: 1 }, [422, 'validation-failed']],
    ['a reason in two languages', 'majorityBase', { reason: { kk: 'а', ru: 'а' }, version: 1 }, [422, 'validation-failed']],
    ['no source', 'majorityBase', { source: '', version: 1 }, [422, 'validation-failed']],
    ['a setting that is none', 'weather', {}, [404, 'not-found']],
    ['the name of what every object has', 'constructor', {}, [404, 'not-found']],
  ])('is refused for %s', async (_title, setting, more, problem) => expect(problemOf(await change(setting, wish(more)))).toEqual(problem));

  it('has a history, the newest first, page by page', async () => {
    for (const [index, value] of [4, 3, 2].entries()) await change('breakBoundaryYears', wish({ value, version: index, effectiveFrom: `2025-0${5 + index}-01` }));
    const read = (query = '') => regulation.call('GET', `/settings/breakBoundaryYears/history${query}`, { as: regulation.colleague });
    const { body: first } = await read('?limit=2');
    expect(first.items.map(({ version, from, value }) => [version, from, value])).toEqual([[3, 3, 2], [2, 4, 3]]);
    const { body: last } = await read(`?limit=2&cursor=${first.next as string}`);
    expect([last.items.map(({ version, by, changedOn }) => [version, by, changedOn]), last.next]).toEqual([[[1, regulation.ministry, '2025-03-17']], null]);
    expect((await read('?cursor=none')).status).toBe(422);
  });

  it('shows before a change which questions would be answered otherwise, and keeps nothing of it', async () => {
    const preview = (setting: string, body: object) => regulation.call('POST', `/settings/${setting}/preview`, { as: regulation.ministry, body });
    const { status, body } = await preview('externalSheets', { value: 'EITHER', effectiveFrom: '2025-05-01' });
    expect([status, body.from, body.to]).toEqual([200, 'BOTH', 'EITHER']);
    expect((body.questions as { question: string }[]).map(({ question }) => question)).toContain('observations');
    expect(body.questions).toContainEqual(expect.objectContaining({ question: 'observations', title: { kk: expect.any(String), ru: expect.any(String), en: expect.any(String) } }));
    expect((await preview('breakBoundaryYears', { value: 0, effectiveFrom: '2025-07-01' })).body.questions).toContainEqual(expect.objectContaining({ question: 'return-after-break', differs: true }));
    expect((await preview('externalSheets', { value: 'NONE', effectiveFrom: '2025-05-01' })).status).toBe(422);
    expect((await shown('externalSheets', '2025-05-01'))?.value).toBe('BOTH');
  });

  it('shows before a change the sentences that would be said otherwise, and names the codes of the outcomes', async () => {
    const { body } = await regulation.call('POST', '/settings/breakBoundaryYears/preview', { as: regulation.ministry, body: { value: 0, effectiveFrom: '2025-07-01' } });
    const [found] = (body.questions as { question: string; before: string; after: string; saidBefore: Record<string, string>[]; saidAfter: Record<string, string>[] }[]).filter(({ question }) => question === 'return-after-break');
    const terms = body.terms as Record<string, Record<string, string>>;
    expect([found?.saidBefore.length, found?.saidAfter.length]).toEqual([2, 2]);
    for (const said of found?.saidAfter ?? []) expect(found?.saidBefore).not.toContainEqual(said);
    expect(terms[String(found?.before)]).toEqual({ kk: expect.any(String), ru: expect.any(String), en: expect.any(String) });
  });

  it('holds for drafts of the Rules too, where they do not say otherwise', async () => {
    const title = { kk: 'жоба', ru: 'проект', en: 'draft' };
    const keep = (name: string, settings: object) => regulation.call('PUT', `/drafts/${name}`, { as: regulation.ministry, body: { title, base: '2025-03-10', changes: [], settings } });
    await Promise.all([keep('draft-plain', {}), keep('draft-own', { majorityBase: 'PRESENT' })]);
    const base = async (ruleSet: string) => {
      const { body } = await regulation.call('POST', '/evaluations', { body: { question: 'vote', facts: ballot, date: '2025-04-02', ruleSet } });
      return (body.settingsUsed as { key: string; value: unknown }[]).find(({ key }) => key === 'majorityBase')?.value;
    };
    expect([await base('draft-plain'), await base('draft-own')]).toEqual(['ALL', 'PRESENT']);
  });

  it('is the ministry’s to change and to ask who did; anybody may see it', async () => {
    const { region, teacher } = regulation;
    for (const as of [region, teacher]) {
      expect([(await change('dynamicsYears', wish({ value: 'ANY' }), as)).status, (await regulation.call('GET', '/settings/dynamicsYears/history', { as })).status]).toEqual([403, 403]);
      expect((await regulation.call('POST', '/settings/dynamicsYears/preview', { as, body: { value: 'ANY', effectiveFrom: '2025-05-01' } })).status).toBe(403);
    }
    expect((await regulation.call('POST', '/settings/dynamicsYears/changes', { body: wish({ value: 'ANY' }) })).status).toBe(401);
    expect(JSON.stringify((await regulation.call('GET', '/settings')).body)).not.toContain(regulation.ministry);
  });

  it('takes no change for a day that had come, even past the service: the database refuses', async () => {
    await expect(regulation.db.query(`insert into setting_change values ('majorityBase', 9, '1', '2', '2025-03-17', '{}', 's', gen_random_uuid(), '2025-03-17')`)).rejects.toThrow(/check/);
  });
});
