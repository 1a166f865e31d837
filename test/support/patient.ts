import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { advancePlatformClock } from '@attestation/service-kit';
import { knownTeacher, RegistrySimulator } from '@attestation/integrations/simulator';
import type { PlainDate } from '@attestation/contracts';
import { Api, type Link, Refused } from '@attestation/standalone/demo';
import type { TestPlatform } from './platform.js';

/** How long whoever uses the platform goes on trying while parts of it are down. */
const PATIENCE_MS = 90_000;

/** Called when something has been done: a command by its path, or a move of the registries or the clock. */
export type OnDone = (what: string) => void;

/** Not the platform's own word about the command: it, or what it stands on, is away at the moment. */
const isAway = (problem: unknown): boolean => !(problem instanceof Refused) || problem.status >= 500 || problem.status === 401;

/** Tries until it is done or refused: each attempt waits until a restart that is under way has ended. */
export class Patience {
  /** a restart under way */
  until: Promise<void> = Promise.resolve();

  async through<T>(work: () => Promise<T>): Promise<T> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      await this.until;
      try {
        return await work();
      } catch (problem) {
        if (!isAway(problem) || performance.now() > end) throw problem;
        await pause(100);
      }
    }
  }
}

/** A person who repeats a command under its own key until it is answered, and tells when it was. */
class PatientApi extends Api {
  constructor(entry: ConstructorParameters<typeof Api>[0], private readonly patience: Patience, private readonly done: OnDone) {
    super(entry);
  }

  override get<T>(login: string, path: string): Promise<T> {
    return this.patience.through(() => super.get<T>(login, path));
  }

  override async post<T>(login: string, path: string, body: unknown = {}, key: string = randomUUID()): Promise<T> {
    const answer = await this.patience.through(() => super.post<T>(login, path, body, key));
    this.done(path);
    return answer;
  }

  override bytes(login: string, path: string): Promise<Buffer> {
    return this.patience.through(() => super.bytes(login, path));
  }

  override signing<T>(login: string, body: object): Promise<T> {
    return this.patience.through(() => super.signing<T>(login, body));
  }

  override put<T>(login: string, path: string, body: unknown, key: string = randomUUID()): Promise<T> {
    return this.patience.through(() => super.put<T>(login, path, body, key));
  }
}

/** The way to a platform that may be killed at any moment: as in the demo, with patience. */
export async function patientLink(platform: TestPlatform, today: PlainDate, patience: Patience, done: OnDone): Promise<Link> {
  const { address, oidcIssuer, demoPassword } = platform.run;
  // the database comes back on another port
  const at = { platformUrl: address, get databaseUrl() { return platform.run.databaseUrl; } };
  const simulator = await RegistrySimulator.create(at);
  const registries = new Proxy(simulator, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function' || name === 'publicKeys') return typeof member === 'function' ? member.bind(target) : member;
      return (...given: unknown[]) => patience.through(() => Promise.resolve(member.apply(target, given)));
    },
  });
  return {
    api: new PatientApi({ address, oidcIssuer, passwordOf: () => demoPassword }, patience, done),
    registries,
    knownOf: () => knownTeacher('teacher', today).registries,
    databaseUrl: platform.run.databaseUrl,
    moveTo: (instant) => patience.through(async () => void (await advancePlatformClock(platform.run.databaseUrl, instant))),
  };
}
