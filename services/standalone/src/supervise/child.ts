import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { turnOver } from '../data/log-file.js';
import { StartProblem } from '../problem.js';
import { nodeOptions } from './child-env.js';

/** What a child tells the supervisor. */
export type FromChild = { type: 'ready'; addresses: Record<string, string> } | { type: 'failed'; message: string };
/** What the supervisor tells a child. */
export type ToChild = { type: 'stop' };

export interface ChildPlan {
  name: string;
  /** the program, an ES module */
  program: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** where it writes what it says */
  logFile: string;
}

export interface ChildEvents {
  /** a new process runs under this name */
  spawned(name: string, pid: number): void;
  /** one sentence for whoever watches */
  say(text: string): void;
}

const READY_MS = 90_000;
const STOP_MS = 25_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** A child that has lived this long begins with the shortest pause again. */
const STABLE_MS = 60_000;

/** One process of the platform: started, started again when it dies, stopped gracefully. */
export class Child {
  private process: ChildProcess | undefined;
  private stopping = false;
  private ready = false;
  private pause = FIRST_PAUSE_MS;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly plan: ChildPlan,
    private readonly events: ChildEvents,
  ) {}

  /**
   * Starts it and waits until it is ready; from then on it is kept alive.
   * @returns the addresses of what runs in it
   * @throws StartProblem when it ends first, or is not ready in time
   */
  async start(): Promise<Record<string, string>> {
    const logged = sizeOf(this.plan.logFile);
    const child = this.spawn();
    try {
      const addresses = await readiness(child, this.plan.name);
      this.ready = true;
      this.keepAlive(child);
      return addresses;
    } catch (error) {
      child.kill('SIGKILL');
      throw this.inWords(error as Error, logged);
    }
  }

  /** Lets it finish what it has in hand; what does not end in time is killed. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    const child = this.process;
    if (!child || hasEnded(child)) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    askToStop(child);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  }

  /** Ends it at once unless it was ready once: then it has work that a stop in order lets it finish. */
  abandon(): void {
    if (!this.ready) this.kill();
  }

  /** Ends it at once. */
  kill(): void {
    this.stopping = true;
    clearTimeout(this.timer);
    this.process?.kill('SIGKILL');
  }

  private spawn(): ChildProcess {
    turnOver(this.plan.logFile);
    const log = openSync(this.plan.logFile, 'a', 0o600);
    const child = fork(this.plan.program, this.plan.args, {
      env: this.plan.env,
      execArgv: nodeOptions(this.plan.name, this.plan.env),
      detached: true, // Ctrl-C reaches a terminal's whole group; who stops when is the supervisor's to say
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    this.process = child;
    if (child.pid) this.events.spawned(this.plan.name, child.pid);
    return child;
  }

  private keepAlive(child: ChildProcess): void {
    const from = performance.now();
    const again = (code: number | null, signal: NodeJS.Signals | null): void => {
      if (this.stopping) return;
      if (performance.now() - from > STABLE_MS) this.pause = FIRST_PAUSE_MS;
      const { name } = this.plan;
      this.events.say(`${name} ended (${signal ?? `code ${code}`}); started again in ${this.pause / 1000} s. Its log: ${this.plan.logFile}`);
      this.timer = setTimeout(() => this.keepAlive(this.spawn()), this.pause);
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    };
    if (hasEnded(child)) again(child.exitCode, child.signalCode);
    else child.once('exit', again);
    child.on('error', () => undefined); // told by 'exit'
  }

  private inWords(error: Error, from: number): Error {
    if (error instanceof ToldByChild) return new StartProblem(`${this.plan.name} does not start: ${error.message}`);
    const last = readFileSync(this.plan.logFile).subarray(from).toString('utf8').trim().split('\n').slice(-15).join('\n');
    return new StartProblem(`${last}\n${this.plan.name} does not start: ${error.message}; its log is ${this.plan.logFile}.`);
  }
}

/** The child itself said what is wrong, in a sentence for people. */
class ToldByChild extends Error {}

function readiness(child: ChildProcess, name: string): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`it was not ready after ${READY_MS / 1000} s`)), READY_MS);
    const settle = (work: () => void): void => (clearTimeout(timer), work());
    child.once('error', (error) => settle(() => reject(error)));
    child.once('exit', (code, signal) => settle(() => reject(new Error(`${name} ended with ${signal ?? `code ${code}`}`))));
    child.on('message', (message: FromChild) => {
      if (message.type === 'ready') settle(() => resolve(message.addresses));
      if (message.type === 'failed') settle(() => reject(new ToldByChild(message.message)));
    });
  });
}

function askToStop(child: ChildProcess): void {
  const stop: ToChild = { type: 'stop' };
  if (child.connected) child.send(stop, () => undefined);
  else child.kill('SIGTERM');
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
