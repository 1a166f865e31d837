import { advancePlatformClock } from '@attestation/service-kit';
import { type Commissions, DAYS, type DemoPerson, eventually, join, layWorld, MINISTRY, PEOPLE, REGION, takePeople } from '@attestation/standalone/demo';
import type { TestPlatform } from '../../support/platform.js';
import { Caller, type Who } from './caller.js';
import type { Figures } from './figures.js';
import { type Attested, TODAY } from './plan.js';
import { Queue } from './queue.js';
import { quiet } from './quiet.js';
import { Registries } from './registries.js';
import { tokensOf } from './tokens.js';

/** As many as a sitting takes at most. */
const SEATS = 2000;
const PATIENCE_SECONDS = 120;

/** A teacher whose case is under way. */
export interface Going extends Attested {
  attestationId: string;
}

/** Many teachers on a running platform, and everybody they have to do with. */
export class Crowd {
  private readonly people = new Map(PEOPLE.map((person) => [person.login, person]));
  private readonly queues = new Map<string, Queue>();

  private constructor(
    readonly platform: TestPlatform,
    readonly teachers: readonly Attested[],
    readonly caller: Caller,
    readonly commissions: Commissions,
    readonly registries: Registries,
    readonly sessionId: string,
  ) {}

  /** Lays the world and the teachers, with their schools' posts and roles; the registries join; a sitting of the test is opened. */
  static async gather(platform: TestPlatform, teachers: readonly Attested[], figures: Figures): Promise<Crowd> {
    const { address, oidcIssuer, databaseUrl, demoPassword } = platform.run;
    const { api } = await join({ address, oidcIssuer, databaseUrl, passwordOf: () => demoPassword }, TODAY);
    const { commissions } = await layWorld(api, TODAY, () => undefined);
    await takePeople(api, TODAY, teachers.map(({ person }) => person));
    const caller = new Caller(address, await tokensOf(platform.run), figures);
    const registries = await Registries.join(platform, caller, teachers);
    const body = { startsAt: DAYS.test, placeCode: REGION, place: 'Үлгі тестілеу орталығы', seats: SEATS };
    const { id } = await caller.post<{ id: string }>(MINISTRY, 'testing/sessions', { body });
    const crowd = new Crowd(platform, teachers, caller, commissions, registries, id);
    await crowd.areKnown();
    await quiet(databaseUrl);
    return crowd;
  }

  /** The list of work of one person. */
  queue(who: Who, path: string): Queue {
    const name = `${who.personId} ${path}`;
    const queue = this.queues.get(name) ?? new Queue(this.caller, who, path);
    this.queues.set(name, queue);
    return queue;
  }

  person(login: string): DemoPerson {
    const found = this.people.get(login);
    if (!found) throw new Error(`nobody is called ${login}`);
    return found;
  }

  /** Steps the platform's clock forward; to where it is already it need not be moved. */
  async moveTo(instant: string): Promise<void> {
    await eventually(`it is ${instant}`, async () => {
      await this.caller.until;
      return advancePlatformClock(this.platform.run.databaseUrl, instant).then(() => true, (problem: Error) => (problem.name === 'ClockError' ? true : undefined));
    }, PATIENCE_SECONDS);
  }

  /** Roles come last; whoever knows the last teacher's knows everything before. */
  private async areKnown(): Promise<void> {
    const last = this.teachers.at(-1)?.person;
    if (!last) return;
    for (const path of ['applications', 'testing/bookings', `portfolio/persons/${last.personId}/record`]) {
      await eventually(`${last.login} may read ${path}`, () => this.caller.get<object>(last, path).catch(() => undefined), PATIENCE_SECONDS);
    }
  }
}
