import { setTimeout as pause } from 'node:timers/promises';
import { REGISTRIES } from '@attestation/contracts';
import { knownTeacher, RegistrySimulator, type SeenQuestion, type TestResult } from '@attestation/integrations/simulator';
import { DAYS, eventually, fixturePersonalNumber, MINISTRY } from '@attestation/standalone/demo';
import type { TestPlatform } from '../../support/platform.js';
import type { Caller } from './caller.js';
import { type Attested, TODAY } from './plan.js';

/** How soon a registry sees what it is asked. */
const LISTEN_MS = 200;

/** The registries of a crowd: each answers what it is asked by what it knows of that person, as long as they listen. */
export class Registries {
  private readonly likes: Map<string, Attested['like']>;
  private unanswered: SeenQuestion[] = [];
  private listening = true;
  private heard: Promise<void> = Promise.resolve();

  private constructor(private readonly simulator: RegistrySimulator, private readonly caller: Caller, teachers: readonly Attested[]) {
    this.likes = new Map(teachers.map(({ person, like }) => [fixturePersonalNumber(person.serial), like]));
  }

  /** Exchanges keys with the platform and begins to listen. */
  static async join(platform: TestPlatform, caller: Caller, teachers: readonly Attested[]): Promise<Registries> {
    // after a kill the database comes back on another port
    const simulator = await RegistrySimulator.create({ platformUrl: platform.address, get databaseUrl() { return platform.run.databaseUrl; } });
    const keys = simulator.publicKeys();
    for (const registry of REGISTRIES) await caller.put(MINISTRY, `integrations/registry-keys/${registry}`, keys[registry]);
    const registries = new Registries(simulator, caller, teachers);
    registries.heard = registries.listen();
    return registries;
  }

  /** The testing centre reports; while the platform is away it tries again. */
  async report(results: readonly TestResult[]): Promise<void> {
    await eventually('the results are taken', async () => {
      await this.caller.until;
      return this.simulator.sendResults(results).then(() => true, () => undefined);
    });
  }

  async leave(): Promise<void> {
    this.listening = false;
    await this.heard;
  }

  private async listen(): Promise<void> {
    while (this.listening) {
      await this.caller.until;
      await this.answer().catch(() => undefined); // the platform is away: whoever is not answered yet is answered later
      await pause(LISTEN_MS);
    }
  }

  private async answer(): Promise<void> {
    this.unanswered.push(...(await this.simulator.newQuestions()));
    for (const like of new Set(this.unanswered.map((question) => this.likeOf(question)))) {
      const asked = this.unanswered.filter((question) => this.likeOf(question) === like);
      await this.simulator.answerAll(asked, knownTeacher(like, TODAY).registries, DAYS.asOf);
      this.unanswered = this.unanswered.filter((question) => !asked.includes(question));
    }
  }

  private likeOf({ personalNumber }: SeenQuestion): Attested['like'] {
    return this.likes.get(personalNumber) ?? 'teacher';
  }
}
