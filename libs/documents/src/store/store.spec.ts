import type { AttestationId, MeetingId, PersonId } from '@attestation/contracts';
import { migrate } from '@attestation/persistence';
import { testDatabase, type TestDatabase } from '@attestation/persistence/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { type DocumentId, draftDocument, type NewDocument, type OfficialDocument, stateOf } from '../flow/document.js';
import { documentFlow } from '../flow/flow.js';
import { signAs, testVerifier } from '../testing/index.js';
import { documentStore, DOCUMENT_MIGRATIONS } from './index.js';

const id = <T extends string>(end: number): T => `0195a2b0-0000-7000-8000-${String(end).padStart(12, '0')}` as T;
const [CHAIR, MEMBER] = [id<PersonId>(1), id<PersonId>(2)];
const AT = '2025-05-20T09:30:00.000Z';

let database: TestDatabase;
let db: DataSource;
let serial = 100;

beforeAll(async () => {
  database = await testDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await migrate(client, 'commissions', DOCUMENT_MIGRATIONS);
  await client.end();
  db = await new DataSource({ type: 'postgres', url: database.url, extra: { options: '-c search_path=commissions' } }).initialize();
});

afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

let subjectId: AttestationId;
beforeEach(() => {
  subjectId = id(serial += 1);
});

const draft = (more: Partial<NewDocument> = {}): OfficialDocument =>
  draftDocument({ id: id<DocumentId>(serial += 1), kind: 'PROTOCOL', subjectId, language: 'kk', number: '3', content: Buffer.from([0, 255, 37, 80, 68, 70]), draftedAt: AT, ...more });
const keep = (document: OfficialDocument): Promise<void> => db.transaction((tx) => documentStore.keep(tx, document));
const find = (of: OfficialDocument): Promise<OfficialDocument | undefined> => documentStore.find(db.manager, of.id);

async function signed(document: OfficialDocument, by = CHAIR): Promise<OfficialDocument> {
  const cms = await signAs(by, document.content);
  const verification = await (await testVerifier()).verify(document.content, cms, new Date(AT));
  const outcome = documentFlow.sign(document, { cms, verification, by, at: AT });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}
const step = (outcome: ReturnType<typeof documentFlow.agree>): OfficialDocument => {
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
};

describe('a document that is kept', () => {
  it('is found as it was, byte for byte, at each step of its way', async () => {
    let document = draft({ approvers: [MEMBER, CHAIR] });
    await keep(document);
    expect(await find(document)).toEqual(document);

    document = step(documentFlow.agree(document, MEMBER, AT));
    document = step(documentFlow.agree(document, CHAIR, '2025-05-20T09:31:00.000Z'));
    await keep(document);
    expect(await find(document)).toEqual(document);

    document = await signed(document);
    await keep(document);
    expect(await find(document)).toEqual(document);

    document = step(documentFlow.register(document, { number: '3', by: MEMBER, at: '2025-05-20T10:00:00.000Z' }));
    await keep(document);
    const kept = await find(document);
    expect(kept).toEqual(document);
    expect(kept && stateOf(kept)).toBe('REGISTERED');
    expect(await (await testVerifier()).verify(kept!.content, kept!.signature!.cms, new Date(AT))).toMatchObject({ ok: true, personId: CHAIR });
  });

  it('may be kept again, and in one go', async () => {
    const document = step(documentFlow.register(await signed(draft()), { number: '3', by: CHAIR, at: AT }));

    await keep(document);
    await keep(document);

    expect(await find(document)).toEqual(document);
    expect(await db.query('select count(*)::int as n from document_step where document_id = $1', [document.id])).toEqual([{ n: 2 }]);
  });

  it('is kept with its transaction, or not at all', async () => {
    const document = draft();

    await expect(
      db.transaction(async (tx) => {
        await documentStore.keep(tx, document);
        throw new Error('the change was refused');
      }),
    ).rejects.toThrow();

    expect(await find(document)).toBeUndefined();
  });

  it('never gets a second signature, also when two sign at once', async () => {
    const document = draft();
    await keep(document);
    const [mine, theirs] = await Promise.all([signed(document), signed(document, MEMBER)]);

    const kept = await Promise.allSettled([keep(mine), keep(theirs)]);

    expect(kept.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect([CHAIR, MEMBER]).toContain((await find(document))?.signature?.by);
  });

  it('is not signed for other bytes than were kept under its id', async () => {
    const document = draft();
    await keep(document);

    await expect(keep(await signed(draftDocument({ ...document, content: Buffer.from('others') })))).rejects.toThrow('violates foreign key');
  });

  it.each(['update document set number = $1', 'delete from document where number <> $1', 'update document_step set number = $1'])('is never changed: %s', async (statement) => {
    await keep(await signed(draft()));

    await expect(db.query(statement, ['9'])).rejects.toThrow('documents are never changed');
  });
});

describe('many documents', () => {
  it('are kept, signed and found as they were, by as many statements as one', async () => {
    const drafted = [1, 2, 3].map((end) => draft({ language: end === 2 ? 'ru' : 'kk', content: Buffer.from([0, 255, 92, 34, end]) }));
    const asked: string[] = [];
    const counting = (tx: EntityManager) => ({ query: (sql: string, given: unknown[]) => (asked.push(sql), tx.query(sql, given)) }) as EntityManager;
    await db.transaction((tx) => documentStore.keepAll(counting(tx), drafted));
    expect(asked).toHaveLength(1);
    const passed = await Promise.all(drafted.slice(0, 2).map((each) => signed(each)));
    await db.transaction((tx) => documentStore.keepSteps(counting(tx), passed));
    expect(asked).toHaveLength(2);
    const found = await documentStore.findAll(db.manager, [...drafted.map((each) => each.id), id<DocumentId>(9)]);
    expect(found.sort((a, b) => a.id.localeCompare(b.id))).toEqual([...passed, drafted[2]]);
    await db.transaction((tx) => documentStore.keepAll(tx, []));
  });
});

describe('the documents of a case', () => {
  it('are listed in their order, without their bytes', async () => {
    const [older, newer] = [draft({ kind: 'REFUSAL' }), draft({ kind: 'ACCEPTANCE', language: 'ru', draftedAt: '2025-05-21T09:00:00.000Z' })];
    await keep(newer);
    await keep(older);
    await keep(draft({ subjectId: id<MeetingId>(serial += 1) }));

    const { content: _, ...entry } = older;
    const listed = await documentStore.list(db.manager, subjectId);
    expect(listed.map((each) => each.id)).toEqual([older.id, newer.id]);
    expect(listed[0]).toEqual(entry);
  });

  it('are found by kind and language, the newest first', async () => {
    const [older, newer, other] = [draft({ number: '1' }), draft({ number: '2', draftedAt: '2025-05-21T09:00:00.000Z' }), draft({ language: 'ru' })];
    for (const each of [newer, older, other]) await keep(each);

    expect(await documentStore.latest(db.manager, { subjectId, kind: 'PROTOCOL', language: 'kk' })).toEqual(newer);
    expect(await documentStore.latest(db.manager, { subjectId, kind: 'ORDER', language: 'kk' })).toBeUndefined();
  });
});
