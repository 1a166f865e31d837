import { registryTopic, type CloudEvent, type Instant, type Registry } from '@attestation/contracts';
import { BusPublisher, PostLoop, retryInS, type Publication } from '@attestation/events';
import { Ledger } from '@attestation/persistence';
import { Clock, type ServicePlugin } from '@attestation/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import type { PublicJwk } from '../domain/registry-key.js';
import { AskedQuestions } from '../store/asked-questions.js';
import { OwnKeys } from '../store/own-keys.js';
import { RegistryKeyStore } from '../store/registry-key.store.js';
import { UnsentQuestions, type Waiting } from '../store/unsent-questions.js';
import { PersonalNumbers } from './personal-numbers.js';
import { sealFor } from './sealed-subject.js';

export const QUESTION_TYPE = 'kz.ustaz.registry.question.v1';

/** What a registry is asked. */
export interface QuestionData {
  /** repeated in the answer, and inside its sealed subject as `about` */
  questionId: string;
  /** JWE for the registry: `{ personalNumber, about }` */
  subject: string;
  /** the process goes on without the answer after this; a later one is still recorded */
  answerBy: Instant | null;
  /** of the key to seal the answer with; see /api/v1/integrations/keys */
  answerKeyId: string;
}

/** Several cases' worth: all of them leave in one publication. */
const BATCH = 64;
const LAST_RETRY_S = 300;

type Keys = ReadonlyMap<Registry, PublicJwk>;

/** Why a question cannot leave; more of it than a passing fault. */
class Undeliverable extends Error {}

/**
 * Brings questions to the registries' topics. The personal number is exchanged, sealed and forgotten here: it is never in the
 * database. A question published twice stands on the bus once, under its own id.
 */
@Injectable()
export class QuestionPost {
  private readonly log = new Logger(QuestionPost.name);
  private readonly loop: PostLoop;

  constructor(
    private readonly questions: UnsentQuestions,
    private readonly asked: AskedQuestions,
    private readonly keys: RegistryKeyStore,
    private readonly ownKeys: OwnKeys,
    private readonly numbers: PersonalNumbers,
    private readonly bus: BusPublisher,
    ledger: Ledger,
    private readonly clock: Clock,
  ) {
    this.loop = new PostLoop(ledger, () => this.once(), (problem) => this.log.warn(`Questions cannot leave yet: ${String(problem)}`));
  }

  async start(): Promise<void> {
    await this.ownKeys.all();
    this.loop.start();
  }

  /** Ends after what is in hand. */
  async stop(): Promise<void> {
    await this.loop.stop();
  }

  /** One round: every question whose time has come. One that cannot leave keeps no other back. */
  async once(): Promise<'more' | 'idle'> {
    const waiting = await this.questions.claim(BATCH);
    if (waiting.length === 0) return 'idle';
    const keys = new Map((await this.keys.all()).map(({ registry, jwk }) => [registry, jwk]));
    const made = await Promise.all(waiting.map((question) => this.make(question, keys)));
    const ready = made.filter((each) => each !== undefined);
    if (ready.length > 0) await this.send(ready);
    return waiting.length === BATCH ? 'more' : 'idle';
  }

  private async make(question: Waiting, keys: Keys): Promise<{ question: Waiting; publication: Publication } | undefined> {
    try {
      return { question, publication: { topic: registryTopic(question.registry, 'questions'), event: await this.eventOf(question, keys.get(question.registry)) } };
    } catch (problem) {
      await this.retry(question, problem);
      return undefined;
    }
  }

  private async send(ready: { question: Waiting; publication: Publication }[]): Promise<void> {
    for (const { question } of ready) this.asked.remember(question.questionId, question); // an answer may be quicker than the mark
    try {
      await this.bus.publish(ready.map(({ publication }) => publication));
      await this.questions.markPublished(ready.map(({ question }) => question.questionId));
    } catch (problem) {
      await Promise.all(ready.map(({ question }) => this.retry(question, problem)));
    }
  }

  private async retry(question: Waiting, problem: unknown): Promise<void> {
    const reason = problem instanceof Error ? problem.message : String(problem);
    if (reason !== question.lastError) this.log.warn({ msg: `A question cannot leave yet: ${reason}`, question: question.questionId, registry: question.registry });
    const pause = problem instanceof Undeliverable ? LAST_RETRY_S : retryInS(question.attempts, LAST_RETRY_S);
    await this.questions.markFailed(question.questionId, reason, pause);
  }

  private async eventOf({ questionId, attestationId, personId, registry, answerBy }: Waiting, key: PublicJwk | undefined): Promise<CloudEvent<QuestionData>> {
    if (!key) throw new Undeliverable(`no public key of the registry ${registry} is known`);
    const personalNumber = await this.numbers.numberOf(personId);
    if (!personalNumber) throw new Undeliverable('the directory has no personal number of this person');
    const [own] = await this.ownKeys.published();
    const data = { questionId, subject: await sealFor(key, { personalNumber, about: questionId }), answerBy, answerKeyId: own?.kid ?? '' };
    return {
      specversion: '1.0',
      id: questionId,
      source: '/services/integrations',
      type: QUESTION_TYPE,
      time: this.clock.now().toISOString(),
      subject: questionId,
      partitionkey: attestationId,
      datacontenttype: 'application/json',
      data,
    };
  }
}

/** Questions leave while the service runs. */
export const questionPost: ServicePlugin = {
  afterStart: (app) => app.get(QuestionPost).start(),
  beforeStop: (app) => app.get(QuestionPost).stop(),
};
