import { failPoint } from '@attestation/service-kit';
import { Logger } from '@nestjs/common';
import { callPatiently, PERHAPS_DONE } from '../client/patient-calls.js';
import type { Caller } from '../client/patient-calls.js';
import { codeOf, EngineCode, textOf } from '../gateway/engine-error.js';
import type { ActivatedJobOnWire } from '../gateway/wire.js';
import type { Job, JobOutcome } from '../job.js';
import type { WorkerSettings } from '../job-worker.js';
import type { WorkerMetrics } from '../metrics.js';
import type { Random } from '../resilience.js';
import { answerTo, answerToThrow, handBack, shown } from './answer.js';
import type { Answer, Result } from './answer.js';
import { Failures } from './failures.js';
import { isPassing } from './passing.js';
import { readJob } from './read-job.js';
import { TimeLimit } from './time-limit.js';

export type JobHandler = (job: Job) => Promise<JobOutcome<unknown>>;

/** Runs one job after the other's pattern: read, handle within the time limit, tell the engine. Never throws. */
export class JobRunner {
  private readonly log = new Logger(JobRunner.name);
  private readonly failures = new Failures();

  constructor(
    private readonly settings: WorkerSettings,
    private readonly handler: JobHandler,
    private readonly engine: Caller,
    private readonly metrics: WorkerMetrics,
    private readonly random: Random,
  ) {}

  async run(wire: ActivatedJobOnWire): Promise<void> {
    const ended = this.metrics.started(this.settings.type);
    const answer = await this.handle(wire);
    failPoint('before-complete');
    ended(await this.tell(wire, answer));
    failPoint('after-complete');
  }

  /** For jobs that arrive when no new ones may be begun. */
  async giveBack(wire: ActivatedJobOnWire): Promise<void> {
    this.metrics.count(this.settings.type, await this.tell(wire, handBack(wire)));
  }

  private async handle(wire: ActivatedJobOnWire): Promise<Answer> {
    try {
      const answer = answerTo(wire, await TimeLimit.of(this.settings.limitMs, () => this.handler(readJob(wire))));
      this.failures.forget(wire.key);
      return answer;
    } catch (error) {
      this.log.error(`${nameOf(wire)} failed: ${shown(textOf(error))}`, (error as { stack?: string } | undefined)?.stack);
      const failures = this.failures.add(wire.key);
      return answerToThrow(wire, textOf(error), { passing: isPassing(error), failures, backoff: this.settings.backoff, random: this.random });
    }
  }

  /** Whatever the engine says to it, the job is settled here: done, gone, or left until its timeout. */
  private async tell(wire: ActivatedJobOnWire, answer: Answer): Promise<Result> {
    try {
      await this.send(answer);
      return answer.result;
    } catch (error) {
      const code = codeOf(error);
      if (code === EngineCode.NotFound || code === EngineCode.InvalidState) {
        this.log.warn(`${nameOf(wire)} was settled by another: ${shown(textOf(error))}`);
        return 'gone';
      }
      if (code === EngineCode.InvalidArgument && answer.call !== 'failJob') return this.tell(wire, refused(wire, error));
      this.log.error(`${nameOf(wire)} could not be answered and will be offered again: ${shown(textOf(error))}`);
      return 'unanswered';
    }
  }

  private async send(answer: Answer): Promise<void> {
    const patience = { tries: 6, timeoutMs: 10_000, backoff: { firstMs: 100, maxMs: 2000 }, random: this.random, again: PERHAPS_DONE };
    await callPatiently(this.engine, answer.call, answer.request, patience);
  }
}

/** The engine cannot take the answer, and will not next time: a person must see it. */
const refused = (wire: ActivatedJobOnWire, error: unknown): Answer =>
  answerTo(wire, { kind: 'incident', reason: `the engine refuses the handler's answer: ${textOf(error)}` });

const nameOf = ({ type, key, processInstanceKey, elementId }: ActivatedJobOnWire): string =>
  `Job ${key} (${type}, element ${elementId}, instance ${processInstanceKey})`;
