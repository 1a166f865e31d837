import { registryTopic, type CloudEvent, type EventId, type Instant } from '@attestation/contracts';
import { BusPublisher, Loop } from '@attestation/events';
import { Ledger } from '@attestation/persistence';
import { Clock, type ServicePlugin } from '@attestation/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { QuestionStore, type Waiting } from '../store/question.store.js';
import { OwnKeys } from '../store/own-keys.js';
import { RegistryKeyStore } from '../store/registry-key.store.js';
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

const BATCH = 20;
const IDLE_MS = 1_000;
const FIRST_RETRY_S = 2;
const LAST_RETRY_S = 300;

/** Why a question cannot leave; more of it than a passing fault. */
class Undeliverable extends Error {}

/**
 * Brings questions to the registries' topics. The personal number is exchanged, sealed and forgotten here: it is never in the
 * database. A question published twice stands on the bus once, under its own id.
 */
@Injectable()
export class QuestionPost {
  private readonly log = new Logger(QuestionPost.name);
  private loop?: Loop;
  private unsubscribe?: () => void;

  constructor(
    private readonly questions: QuestionStore,
    private readonly keys: RegistryKeyStore,
    private readonly ownKeys: OwnKeys,
    private readonly numbers: PersonalNumbers,
    private readonly bus: BusPublisher,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async start(): Promise<void> {
    await this.ownKeys.all();
    const loop = new Loop(() => this.once(), (problem) => this.log.warn(`Questions cannot leave yet: ${String(problem)}`), IDLE_MS);
    this.loop = loop;
    this.unsubscribe = this.ledger.onAppended(() => loop.wake());
    loop.start();
  }

  /** Ends after what is in hand. */
  async stop(): Promise<void> {
    this.unsubscribe?.();
    await this.loop?.stop();
  }

  /** One round: every question whose time has come. */
  async once(): Promise<'more' | 'idle'> {
    const waiting = await this.questions.claimWaiting(BATCH);
    await Promise.all(waiting.map((question) => this.send(question)));
    return waiting.length === BATCH ? 'more' : 'idle';
  }

  private async send(question: Waiting): Promise<void> {
    try {
      await this.bus.publish([{ topic: registryTopic(question.registry, 'questions'), event: await this.eventOf(question) }]);
      await this.questions.markPublished([question.workItemId]);
    } catch (problem) {
      const reason = problem instanceof Error ? problem.message : String(problem);
      if (reason !== question.lastError) this.log.warn({ msg: `A question cannot leave yet: ${reason}`, question: question.workItemId, registry: question.registry });
      const pause = problem instanceof Undeliverable ? LAST_RETRY_S : Math.min(LAST_RETRY_S, FIRST_RETRY_S * 2 ** Math.min(question.attempts, 10));
      await this.questions.markFailed(question.workItemId, reason, pause);
    }
  }

  private async eventOf({ workItemId, attestationId, personId, registry, answerBy }: Waiting): Promise<CloudEvent<QuestionData>> {
    const key = await this.keys.of(registry);
    if (!key) throw new Undeliverable(`no public key of the registry ${registry} is known`);
    const personalNumber = await this.numbers.numberOf(personId);
    if (!personalNumber) throw new Undeliverable('the directory has no personal number of this person');
    const [own] = await this.ownKeys.published();
    const data = { questionId: workItemId, subject: await sealFor(key.jwk, { personalNumber, about: workItemId }), answerBy, answerKeyId: own?.kid ?? '' };
    return {
      specversion: '1.0',
      id: workItemId as string as EventId,
      source: '/services/integrations',
      type: QUESTION_TYPE,
      time: this.clock.now().toISOString(),
      subject: workItemId,
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
