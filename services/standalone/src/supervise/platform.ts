import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeDataFolder } from '../data/data-folder.js';
import { keptSecrets } from '../data/kept-secrets.js';
import { identityOf } from '../data/process-identity.js';
import type { RunFile } from '../data/run-file.js';
import { readRunFile, removeRunFile, writeRunFile } from '../data/run-file.js';
import { logTo } from '../data/log-file.js';
import type { SignatureFiles } from '../data/signature-authority.js';
import { signatureFiles } from '../data/signature-authority.js';
import type { Provisioned } from '../database/provision.js';
import { provision } from '../database/provision.js';
import type { OwnPostgres } from '../database/own-postgres.js';
import { runOwnPostgres } from '../database/own-postgres.js';
import { MAX_CONNECTIONS } from '../layout.js';
import { StartProblem } from '../problem.js';
import type { Settings } from '../settings.js';
import type { Addresses } from './addresses.js';
import { chooseAddresses } from './addresses.js';
import { Child } from './child.js';
import { commonEnv, newSecrets, ownEnv } from './child-env.js';
import { endLeftovers } from './leftovers.js';
import type { Surroundings } from './surroundings.js';
import { alignZeebeClock } from './zeebe-clock.js';

/** The whole platform on this machine. */
export class Platform {
  /** what was started, in this order; stopped in the other */
  private readonly stops: (() => Promise<void> | void)[] = [];
  private readonly children: Child[] = [];
  private run: RunFile | undefined;
  private starting: Promise<RunFile> | undefined;
  private stopped: Promise<void> | undefined;
  private postgres: OwnPostgres | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly around: Surroundings,
  ) {}

  /**
   * Starts everything, in order. What was started stops again when a later step fails.
   * @throws StartProblem in one sentence
   */
  async start(): Promise<RunFile> {
    try {
      this.starting = this.startAll();
      return await this.starting;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops everything gracefully, the entry first and the database last. Twice does no harm. */
  stop(): Promise<void> {
    this.stopped ??= this.stopAll();
    return this.stopped;
  }

  /** Ends the services at once; the database still stops in order. */
  hurry(): void {
    for (const child of this.children) child.kill();
  }

  private async startAll(): Promise<RunFile> {
    const { dataDir } = this.settings;
    const folder = takeDataFolder(dataDir, (path) => readRunFile(path)?.address);
    this.stops.push(folder.release);
    if (await endLeftovers(readRunFile(dataDir))) this.around.say('Processes of a platform that was killed were stopped.');

    const secrets = newSecrets(this.around.env);
    const kept = keptSecrets(dataDir, this.around.env);
    const signatures = await signatureFiles(dataDir, this.around.env, () => this.around.demoAuthority());
    const choose = () => chooseAddresses(this.settings, this.around.processes, this.around.env);
    await choose(); // a taken port is told before anything is started
    const database = await this.step('database', () => this.startDatabase());
    const addresses = await choose(); // the database took seconds: another platform may have begun meanwhile
    const zeebeClock = this.settings.zeebeAddress && this.around.env.ZEEBE_CLOCK_URL;
    if (zeebeClock) await alignZeebeClock(zeebeClock, database.clockOffset);
    this.keepRunFile(addresses, database, { secrets, demoPassword: kept.demoPassword });
    const administrator = this.around.env.DIRECTORY_BOOTSTRAP_ADMIN ?? (addresses.ports.has('identity') ? this.around.administrator : '');
    const own = { ...secrets, DIRECTORY_KEY: kept.DIRECTORY_KEY, DIRECTORY_BOOTSTRAP_ADMIN: administrator, SIGNATURE_TRUST: signatures.trust };
    const services = await this.startProcesses(addresses, { ...commonEnv(this.settings, addresses, this.around.env), ...own }, database, signatures);
    this.updateRunFile({ services });
    await this.settle(addresses);
    this.mark('lived'); // its clock may no longer be set
    return this.updateRunFile({ state: 'ready' });
  }

  private async startDatabase(): Promise<Provisioned> {
    const { dataDir, databaseUrl, date } = this.settings;
    this.stops.push(() => this.postgres?.stop());
    if (!databaseUrl) {
      const log = logTo(join(this.logFolder(), 'database.log'));
      const { say } = this.around;
      this.postgres = await runOwnPostgres({ dataDir: join(dataDir, 'database'), maxConnections: MAX_CONNECTIONS, log, say });
      if (this.postgres.foundLeftover) say('A database that a killed platform had left running was stopped and started again.');
    }
    const adminUrl = databaseUrl ?? this.postgres?.url ?? '';
    const provisioned = await provision({ adminUrl, ours: !databaseUrl, date, fresh: !databaseUrl && !this.isMarked('lived'), env: this.around.env });
    await this.around.layDatabase(provisioned.url);
    return provisioned;
  }

  /** The engine first; then all others at once, and the models with them. */
  private async startProcesses({ processes }: Addresses, env: NodeJS.ProcessEnv, database: Provisioned, signatures: SignatureFiles): Promise<Record<string, string>> {
    const start = (name: string): Promise<Record<string, string>> => {
      const plan = processes.find((each) => each.name === name);
      if (!plan) return Promise.resolve({});
      const child = new Child(
        {
          name,
          program: this.around.hostProgram,
          args: [name, ...plan.parts.map((part) => part.name)],
          env: { ...env, ...ownEnv(plan, database.env, signatures, this.around.env) },
          logFile: join(this.logFolder(), `${name}.log`),
        },
        { spawned: (who, pid) => this.noteProcess(who, pid), say: this.around.say },
      );
      this.children.push(child);
      this.stops.push(() => child.stop());
      return this.step(`${name} (${plan.parts.map((part) => part.name).join(', ')})`, () => child.start());
    };
    const names = processes.map(({ name }) => name);
    const engine = await together(names.filter(isEngine).map(start));
    const models = this.step('models', () => this.around.deploy({ env, adminUrl: database.url, ownEngine: names.some(isEngine) })).then(() => ({}));
    return { ...engine, ...(await together([...names.filter((name) => !isEngine(name)).map(start), models])) };
  }

  /** A new platform gets accounts and a world to look at. Without them it runs all the same, and the next start tries again. */
  private async settle({ ports }: Addresses): Promise<void> {
    if (this.isMarked('settled')) return;
    try {
      if (ports.has('identity')) await this.step('demo accounts and their world', () => this.around.settle(this.settings.dataDir));
      this.mark('settled');
    } catch (error) {
      if (this.stopped) throw error;
      this.around.say(error instanceof Error ? error.message : String(error));
    }
  }

  private keepRunFile(at: Addresses, { url, clockOffset }: Provisioned, own: Pick<RunFile, 'secrets' | 'demoPassword'>): void {
    const { dataDir, publicUrl } = this.settings;
    this.run = {
      state: 'starting',
      supervisor: identityOf(process.pid) ?? { pid: process.pid, began: '' },
      address: publicUrl,
      dataDir,
      databaseUrl: url,
      ...(this.postgres && { databaseFolder: this.postgres.dataDir, databaseRelocated: this.postgres.relocated }),
      zeebeAddress: at.zeebeAddress,
      ...(at.engineManagement && { engineManagement: at.engineManagement }),
      oidcIssuer: at.oidcIssuer,
      ...own,
      clockOffset,
      services: {},
      accounts: at.ports.has('identity') ? [...this.around.accounts] : [],
      processes: {},
    };
    writeRunFile(dataDir, this.run);
    this.stops.push(() => removeRunFile(dataDir));
  }

  private updateRunFile(change: Partial<RunFile>): RunFile {
    this.run = { ...(this.run as RunFile), ...change };
    writeRunFile(this.settings.dataDir, this.run);
    return this.run;
  }

  private noteProcess(name: string, pid: number): void {
    this.updateRunFile({ processes: { ...this.run?.processes, [name]: identityOf(pid) ?? { pid, began: '' } } });
  }

  /** A start that is under way is broken off first: nothing may be started behind the stop's back. */
  private async stopAll(): Promise<void> {
    for (const child of this.children) child.abandon();
    await this.starting?.catch(() => undefined);
    for (const stop of this.stops.reverse()) {
      await Promise.resolve(stop()).catch((error: Error) => this.around.say(`Not everything stopped in order: ${error.message}`));
    }
  }

  private async step<T>(title: string, work: () => Promise<T>): Promise<T> {
    if (this.stopped) throw new StartProblem('The start was broken off.');
    const from = performance.now();
    this.around.say(`  ${title} …`);
    const done = await work();
    this.around.say(`  ${title}: ready after ${((performance.now() - from) / 1000).toFixed(1)} s`);
    return done;
  }

  private logFolder(): string {
    const folder = join(this.settings.dataDir, 'logs');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** What happened once to the data of this folder. */
  private mark(what: 'lived' | 'settled'): void {
    writeFileSync(join(this.settings.dataDir, what), '');
  }

  private isMarked(what: 'lived' | 'settled'): boolean {
    return existsSync(join(this.settings.dataDir, what));
  }
}

const isEngine = (name: string): boolean => name === 'engine';

/** All of them, or the first reason why not: told when every one has come to an end, so that none starts behind a stop. */
async function together(works: Promise<Record<string, string>>[]): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const each of await Promise.allSettled(works)) {
    if (each.status === 'rejected') throw each.reason;
    Object.assign(all, each.value);
  }
  return all;
}
