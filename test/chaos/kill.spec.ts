import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PlainDate } from '@attestation/contracts';
import { advancePlatformClock, FAIL_POINTS, type FailPoint, systemNow } from '@attestation/service-kit';
import { type Commissions, eventually, type Link, STORIES, tell, type Told } from '@attestation/standalone/demo';
import { Joined } from '../support/joined.js';
import { FACTS, MESSAGES, PORTFOLIO_STEPS, RULES_ASKED, STATES, STEPS } from '../support/moderator-path.js';
import { Patience, patientLink } from '../support/patient.js';
import { startJoined } from '../support/started.js';
import { correlationsOf, deadLetters, openIncidents, tracesOf } from '../support/traces.js';

const TODAY = '2025-03-17' as PlainDate;
const PROCESSES = ['cases', 'registers', 'front', 'engine'] as const;
/** A process, all of them, or whoever comes next by a fail point: around a commit, a completion, a publication. */
type Victim = (typeof PROCESSES)[number] | 'everything' | FailPoint;
const isFailPoint = (victim: Victim): victim is FailPoint => (FAIL_POINTS as readonly string[]).includes(victim);
/** The platform's processes inherit it; a file in it arms the point of its name. */
const armory = mkdtempSync(join(tmpdir(), 'fail-points-'));
process.env.FAIL_POINTS_DIR = armory;

/** The named points: the command after whose answer somebody is killed, while its effects are still on their way. */
const POINTS: Record<string, RegExp> = {
  'after the draft': /^applications$/,
  'after the submission': /^applications\/[^/]+\/submission$/,
  'after the acceptance': /\/answer$/,
  'after the qualification assessment': /\/completion$/,
  'after the booking': /^testing\/bookings\//,
  'amid the scoring': /\/score-sheet\//,
  'after the decision': /\/votes$/,
  'after the protocol': /\/protocol\/signature$/,
  'after the order': /\/orders\/[^/]+\/signature$/,
  'after the certificate': /\/certificates\/issue$/,
};
/** Commands whose name fits a point but are not it: the first sheets of seven. */
const AMID = 3;

/** What is killed where; in the quick tier each process once and everything twice, on one way through. */
const SAMPLE: Record<string, Victim> = {
  'after the draft': 'cases',
  'after the submission': 'engine',
  'after the acceptance': 'everything',
  'after the booking': 'registers',
  'amid the scoring': 'cases',
  'after the decision': 'everything',
  'after the protocol': 'cases',
  'after the order': 'front',
  'after the certificate': 'engine',
};
/** The same, with death at the worst moments of a process: before and after its commit, its completion, its publication. */
const MOMENTS: Record<string, Victim> = {
  'after the draft': 'before-commit',
  'after the submission': 'after-publish',
  'after the acceptance': 'before-complete',
  'after the qualification assessment': 'after-commit',
  'after the booking': 'after-complete',
  'amid the scoring': 'before-commit',
  'after the decision': 'after-publish',
  'after the protocol': 'before-commit',
  'after the order': 'before-complete',
  'after the certificate': 'after-commit',
};
const everywhere = (victim: Victim): Record<string, Victim> => Object.fromEntries(Object.keys(POINTS).map((point) => [point, victim]));

const PLANS: [string, Record<string, Victim>][] =
  process.env.TEST_TIER === 'deep'
    ? [['whoever is at its worst moment', MOMENTS], ...PROCESSES.map((victim): [string, Record<string, Victim>] => [`${victim} alone, at every point`, everywhere(victim)]), ['everything at once, at every point', everywhere('everything')], ...FAIL_POINTS.map((moment): [string, Record<string, Victim>] => [`whoever is at ${moment}, at every point`, everywhere(moment)])]
    : [['another part at each point', SAMPLE]];

/** Longer than a job is locked; how often and in which real time it is stepped over. */
const LOCK_MS = 31_000;
const LOCK_STEPS = 4;
const STEP_MS = 4_000;

/** Kills as planned, each point once. */
class Killer {
  readonly killed: string[] = [];
  /** what stood in the way of starting again */
  readonly problems: string[] = [];
  /** until the last kill's consequences have been waited out */
  waits: Promise<void> = Promise.resolve();
  private sheets = 0;

  constructor(private readonly joined: Joined, private readonly plan: Record<string, Victim>, private readonly patience: Patience) {}

  after(path: string): void {
    if (path.includes('/score-sheet/') && ++this.sheets !== AMID) return;
    const point = Object.keys(POINTS).find((name) => POINTS[name]?.test(path));
    const victim = point && this.plan[point];
    if (!point || !victim || this.killed.includes(point)) return;
    this.killed.push(point);
    if (victim === 'everything') this.patience.until = this.powerFails().catch((problem: unknown) => void this.problems.push(String(problem)));
    else if (isFailPoint(victim)) writeFileSync(join(armory, victim), '');
    else this.joined.platform.kill(victim);
    this.waits = this.letLocksPass();
  }

  /** Jobs in dead hands are free again after their lock: it is waited out by the platform's clock, a minute of it in some seconds. */
  private async letLocksPass(): Promise<void> {
    for (let step = 0; step < LOCK_STEPS; step++) {
      await pause(STEP_MS);
      await this.patience.through(() => this.stepClock());
    }
  }

  private async stepClock(): Promise<void> {
    const [{ offset_ms: offset } = { offset_ms: '0' }] = await this.joined.sql<{ offset_ms: string }>('select offset_ms from platform.clock');
    await advancePlatformClock(this.joined.platform.run.databaseUrl, new Date(systemNow() + Number(offset) + LOCK_MS).toISOString());
  }

  private async powerFails(): Promise<void> {
    await this.joined.platform.killAll();
    await this.joined.platform.again();
  }
}

/** The story of the teacher who claims MODERATOR. */
async function theModerator(link: Link, commissions: Commissions): Promise<Told> {
  const [told] = await tell(link, commissions, STORIES.slice(0, 1), () => undefined);
  if (!told) throw new Error('nothing was told');
  return told;
}

describe.each(PLANS)('kill -9 of %s', (_, plan) => {
  let joined: Joined;
  let told: Told;
  let killer: Killer;

  beforeAll(async () => {
    joined = await startJoined();
    const patience = new Patience();
    killer = new Killer(joined, plan, patience);
    const link = await patientLink(joined.platform, TODAY, patience, (path) => killer.after(path));
    told = await theModerator(link, joined.commissions).catch((error: unknown) => {
      throw new Error(`${String(error)}\nkilled ${killer.killed.join(', ')}\n${killer.problems.join('\n')}\n${joined.platform.logs()}`);
    });
    await killer.waits;
  }, 460_000);
  afterAll(() => joined?.platform.remove(), 60_000);

  it('happened at every point of the plan', () => {
    expect(killer.killed).toEqual(Object.keys(POINTS).filter((point) => plan[point]));
    expect(readdirSync(armory)).toEqual([]); // whatever was armed has killed somebody
  });

  it('ends the case as the quiet run does', async () => {
    expect(told).toMatchObject({ claimed: 'MODERATOR', outcome: 'AWARDED', commissionLevel: 'ORG' });
    expect(told.rules.map(({ rule }) => rule).sort()).toEqual([...RULES_ASKED].sort());
    const { body } = await joined.ask<{ entries: { step: string; state: string | null }[] }>('GET', `applications/${told.case}/time-line`, { as: 'teacher' });
    expect(body.entries.flatMap(({ state }) => (state ? [state] : []))).toEqual(STATES);
    expect(body.entries.map(({ step }) => step).sort()).toEqual([...STEPS, ...PORTFOLIO_STEPS].sort());
  });

  it('leaves every fact once, one order and one certificate', async () => {
    expect((await tracesOf(joined, told.case)).facts).toEqual(FACTS);
    const [issued] = await joined.sql<{ orders: string; certificates: string }>(
      'select (select count(*) from commissions.attesting_order) as orders, (select count(*) from commissions.certificate) as certificates',
    );
    expect(issued).toEqual({ orders: '1', certificates: '1' });
  });

  it('lets the process take every message once and leaves none open', async () => {
    const { messages } = await eventually('every publication is closed', async () => {
      const traces = await tracesOf(joined, told.case);
      return traces.messages.every(({ closed }) => closed) ? traces : undefined;
    });
    const names = messages.map(({ name }) => name);
    expect(Object.fromEntries(Object.keys(MESSAGES).map((name) => [name, names.filter((each) => each === name).length]))).toEqual(MESSAGES);
    const taken = await correlationsOf(joined, messages.map(({ key }) => key));
    if (process.env.ENGINE !== 'zeebe') expect(taken).toEqual(Object.fromEntries(messages.map(({ name, key }) => [`${name}/${key}`, 1])));
  });

  it('leaves no incident and no event that nobody could take', async () => {
    expect(await openIncidents(joined)).toBe(0);
    expect(await deadLetters(joined)).toEqual([]);
  });
});
