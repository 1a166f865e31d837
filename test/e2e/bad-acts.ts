import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '@attestation/contracts';
import { CAST, eventually, fixturePersonalNumber, type Link, MASTERS, MEMBERS, SECRETARY, TEACHER } from '@attestation/standalone/demo';
import type { Joined } from '../support/joined.js';
import { type Answer, problemType, refusedEverywhere } from '../support/problems.js';
import { settledStanding, type Standing, standingOf } from '../support/standing.js';
import { logsHolding, openIncidents } from '../support/traces.js';

/** The commands of the story before which something is tried. */
const STAGES = { sheet: /^commissions\/attestations\/([^/]+)\/score-sheet\/submission$/, attendance: /\/attendance$/, votes: /\/votes$/, closing: /\/closing$/ } as const;
type Stage = keyof typeof STAGES;

interface Ballot {
  attestationId: string;
  inFavour: string[];
  against: string[];
  otherwise: string;
}
/** What the story itself sends, as far as it has come. */
interface Room {
  id: string;
  sheet: unknown;
  meeting: string;
  ballot: Ballot;
}
interface Trial {
  what: string;
  before: Stage;
  as: string;
  /** below the meeting, or of the case */
  send(room: Room): [path: string, body: unknown];
  answer: Answer;
  rule?: string;
  /** refused within the answer for many cases */
  ofMany?: true;
}

const idsOf = (people: readonly { personId: string }[]): string[] => people.map(({ personId }) => personId);
const PRESENT = idsOf(MEMBERS.slice(0, 6));
const [OUTSIDER, ABSENT] = [MASTERS[0]!, MEMBERS[6]!];
const sheet = ({ id, sheet: filled }: Room): [string, unknown] => [`commissions/attestations/${id}/score-sheet/submission`, filled];
const attendance = (present: string[]) => ({ meeting }: Room): [string, unknown] => [`${meeting}/attendance`, { present }];
const votes = (changed: (ballot: Ballot) => Partial<Ballot>) => ({ meeting, ballot }: Room): [string, unknown] => [`${meeting}/votes`, { cases: [{ ...ballot, ...changed(ballot) }] }];
const asTheyAre = votes(() => ({}));

const TRIALS: Trial[] = [
  { what: 'a score sheet of one\'s own case', before: 'sheet', as: TEACHER.login, send: sheet, answer: [403, 'forbidden'] },
  { what: 'a score sheet by a member of another commission', before: 'sheet', as: OUTSIDER.login, send: sheet, answer: [404, 'not-found'] },
  { what: 'a meeting without a quorum', before: 'attendance', as: SECRETARY.login, send: attendance(PRESENT.slice(0, 4)), answer: [409, 'no-quorum'], rule: 'X-041' },
  { what: 'a meeting attended by somebody who does not sit there', before: 'attendance', as: SECRETARY.login, send: attendance([...PRESENT, OUTSIDER.personId]), answer: [422, 'not-a-member'] },
  { what: 'a decision before a quorum is noted', before: 'attendance', as: SECRETARY.login, send: votes(() => ({ inFavour: PRESENT, against: [] })), answer: [409, 'no-quorum'], ofMany: true },
  { what: 'a vote of somebody who is not in the commission', before: 'votes', as: SECRETARY.login, send: votes(({ inFavour }) => ({ inFavour: [...inFavour, OUTSIDER.personId] })), answer: [422, 'not-a-member'], ofMany: true },
  { what: 'a vote twice', before: 'votes', as: SECRETARY.login, send: votes(({ inFavour, against }) => ({ against: [...against, inFavour[0]!] })), answer: [422, 'voted-twice'], ofMany: true },
  { what: 'a vote of a member who is absent', before: 'votes', as: SECRETARY.login, send: votes(({ inFavour }) => ({ inFavour: [...inFavour, ABSENT.personId] })), answer: [422, 'member-absent'], ofMany: true },
  { what: 'votes written down by a member', before: 'votes', as: MEMBERS[1]!.login, send: asTheyAre, answer: [403, 'forbidden'] },
  { what: 'votes written down by the secretary of another commission', before: 'votes', as: CAST.DISTRICT.secretary.login, send: asTheyAre, answer: [404, 'not-found'] },
  { what: 'a second decision', before: 'closing', as: SECRETARY.login, send: asTheyAre, answer: [409, 'already-decided'], ofMany: true },
];

/** What is tried within the story of the seven on the first teacher's case, and what came of it. */
export class BadActs {
  private readonly ends = new Map<Trial, unknown>();
  private readonly room: Partial<Room> = {};

  constructor(private readonly given: () => Joined) {}

  /** The story's own link: before certain commands somebody tries what may not be done. */
  within = (link: Link): Link => {
    const post = link.api.post.bind(link.api);
    const api = Object.create(link.api, { post: { value: async (login: string, path: string, ...rest: [unknown?, string?]) => (await this.before(path, rest[0]), post(login, path, ...rest)) } }) as Link['api'];
    return { ...link, api };
  };

  /** @throws what went wrong when it was tried */
  seen(trial: Trial): void {
    if (!this.ends.has(trial)) throw new Error(`Nobody has tried ${trial.what}.`);
    const problem = this.ends.get(trial);
    if (problem !== undefined) throw problem;
  }

  private async before(path: string, body: unknown): Promise<void> {
    const stage = this.stageOf(path);
    const trials = TRIALS.filter((trial) => trial.before === stage && !this.ends.has(trial));
    if (stage === undefined || trials.length === 0) return;
    this.enter(stage, path, body);
    const room = { ballot: { attestationId: this.room.id, otherwise: 'KEEP_CURRENT' }, ...this.room } as Room;
    const look = stage === 'votes' ? standingOf : settledStanding; // who is present was noted a moment ago, of which nobody is told
    const standing = await look(this.given(), TEACHER.login, room.id);
    for (const trial of trials) this.ends.set(trial, await this.attempt(trial, room, standing).catch((problem: unknown) => problem));
  }

  /** Of the first case that is scored, and of its own commission alone. */
  private stageOf(path: string): Stage | undefined {
    if (STAGES.sheet.test(path)) return 'sheet';
    const isOurs = path.startsWith(`commissions/${this.given().commissions.ORG}/meetings/`);
    return isOurs ? (['attendance', 'votes', 'closing'] as const).find((stage) => STAGES[stage].test(path)) : undefined;
  }

  private enter(stage: Stage, path: string, body: unknown): void {
    if (stage === 'sheet') Object.assign(this.room, { id: STAGES.sheet.exec(path)?.[1], sheet: body });
    else this.room.meeting = path.replace(STAGES[stage], '');
    if (stage === 'votes') this.room.ballot = (body as { cases: Ballot[] }).cases[0];
  }

  private async attempt({ as, send, answer, rule, ofMany }: Trial, room: Room, standing: Standing): Promise<void> {
    const [path, body] = send(room);
    if (ofMany) await this.refusedAmongMany(as, path, body, answer);
    else {
      const [problem] = await refusedEverywhere(this.given(), ['POST', path, { as, body }], answer);
      if (rule) expect(problem?.reasons?.map((reason) => reason.rule)).toContain(rule);
    }
    expect(await standingOf(this.given(), TEACHER.login, room.id)).toEqual(standing);
  }

  private async refusedAmongMany(as: string, path: string, body: unknown, [status, type]: Answer): Promise<void> {
    const titles = new Set<string>();
    for (const language of LANGUAGES) {
      const { status: whole, body: answered } = await this.given().ask<{ cases: { decision: unknown; refusal: { title: string } | null }[] }>('POST', path, { as, body, language });
      expect([whole, answered.cases]).toMatchObject([200, [{ decision: null, refusal: { status, type: problemType(type) } }]]);
      titles.add(answered.cases[0]?.refusal?.title ?? '');
    }
    expect(titles.size).toBe(LANGUAGES.length);
  }
}

/** After the story, in which they were tried. */
export function badActPromises(given: () => Joined, acts: BadActs): void {
  describe('A commission\'s case', () => {
    it.each(TRIALS)('stands as it was after $what, which is refused in the caller\'s language', (trial) => acts.seen(trial));
  });
  describe('When all is decided', () => afterwards(given));
}

interface Letter {
  consumer_group: string;
  reason: string;
  waits: boolean;
}

function afterwards(given: () => Joined): void {
  const letters = (): Promise<Letter[]> => given().sql('select consumer_group, reason, next_attempt_at is not null as waits from bus.dead_letter where resolved_at is null order by consumer_group');
  const letterOf = (group: string): Promise<Letter> => eventually(`a dead letter of ${group}`, async () => (await letters()).find(({ consumer_group }) => consumer_group === group), 20);
  const caseOf = async (login: string): Promise<string> => (await given().ask<{ items: { attestationId: string }[] }>('GET', 'applications', { as: login })).body.items[0]!.attestationId;

  it('a forged certificate is told from a real one by whoever scans its code, and says nothing of anybody', async () => {
    const [row] = await given().sql<{ id: string }>('select public_id as id from commissions.certificate where attestation_id = $1', [await caseOf(TEACHER.login)]);
    const id = row!.id;
    expect((await given().ask('GET', `commissions/certificates/public/${id}`)).body).toMatchObject({ state: 'VALID', name: TEACHER.name });
    for (const forged of [`${id.slice(0, -1)}${id.endsWith('7') ? '8' : '7'}`, [...id].reverse().join('')]) {
      const problems = await refusedEverywhere(given(), ['GET', `commissions/certificates/public/${forged}`, {}], [404, 'certificate-unknown']);
      expect(JSON.stringify(problems)).not.toContain(TEACHER.name);
    }
  });

  it('a result that the testing centre changes now is kept for a person to look at, and changes nothing of the case', async () => {
    const id = await caseOf(TEACHER.login);
    const before = await settledStanding(given(), TEACHER.login, id);
    const { body } = await given().ask<{ items: { attestationId: string; workItemId: string }[] }>('GET', 'testing/bookings', { as: TEACHER.login });
    const bookingId = body.items.find(({ attestationId }) => attestationId === id)!.workItemId;
    const personalNumber = fixturePersonalNumber(TEACHER.serial);
    await given().link.registries.sendResult({ bookingId, personalNumber, points: 12, tasks: 50, takenAt: '2025-04-10T12:05:00+05:00', certificateNumber: 'ПББ-2025-000001', reportedAt: '2025-05-23T11:00:00+05:00' });
    expect(await letterOf('testing')).toMatchObject({ reason: 'refused RESULT_CONFLICTING', waits: true });
    const { rows, ...read } = await standingOf(given(), TEACHER.login, id);
    expect(read).toEqual({ view: before.view, timeLine: before.timeLine });
    const moved = Object.keys(rows).filter((table) => rows[table] !== before.rows[table]);
    expect(moved.filter((table) => !table.startsWith('integrations.'))).toEqual([]); // that it was told is kept where it came in
    expect((await given().ask('GET', 'directory/persons/me', { as: TEACHER.login })).body).toMatchObject({ currentCategory: 'MODERATOR' });
  }, 60_000);

  it('an event of a version to come is kept by the bus with its reason, seen in the log, and tried again later', async () => {
    const { registries } = given().link;
    const event = await registries.resultOf({ bookingId: '01950000-0000-7000-8000-00000000b001', personalNumber: fixturePersonalNumber(TEACHER.serial), points: 41, tasks: 50, takenAt: '2025-04-10T12:05:00+05:00', certificateNumber: 'ПББ-2025-000099' });
    await registries.publish('TESTING_CENTRE', { ...event, type: 'kz.ustaz.registry.test-result.v2' });
    const letter = await letterOf('integrations');
    expect(letter).toMatchObject({ reason: expect.stringContaining('Events of this type or version are not read.'), waits: true });
    await eventually('the reason is in a log', async () => (logsHolding(given(), ['Events of this type or version are not read']).length > 0 ? true : undefined), 10);
  });

  it('a result that nobody had booked has been given up after its thirty days, with the reason in its receipt', async () => {
    const receipts = await eventually('its end', async () => {
      const rows = await given().sql<{ state: string; reason: string | null }>(`select state, reason from integrations.receipt where client = 'centre'`);
      return rows.every(({ state }) => state !== 'WAITING') ? rows : undefined;
    }, 40);
    expect(receipts).toEqual([{ state: 'REFUSED', reason: 'WAITED_IN_VAIN' }]);
  }, 60_000);

  it('leaves no incident, and no dead letter but these two', async () => {
    expect(await openIncidents(given())).toBe(0);
    expect((await letters()).map(({ consumer_group }) => consumer_group)).toEqual(['integrations', 'testing']);
  });
}
