import { REGISTRIES, registryTopic, type CloudEvent, type EventId, type Registry } from '@attestation/contracts';
import { appendToBus, type Publication } from '@attestation/events';
import { newId } from '@attestation/service-kit';
import { compactDecrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import pg from 'pg';
import type { QuestionData } from '../exchange/question-post.js';
import { sealFor, type SealedSubject } from '../exchange/sealed-subject.js';
import { ANSWER_TYPE, FACT_TYPE, RESULT_TYPE } from '../registries/event-schemas.js';
import { sourceOf, topicOf, type Sender } from '../registries/senders.js';

/** A question as a registry sees it after opening the seal. */
export interface SeenQuestion {
  registry: Registry;
  questionId: string;
  personalNumber: string;
}

export interface SimulatorOptions {
  /** the bus's database */
  databaseUrl: string;
  /** of `integrations`, or the web entry */
  platformUrl: string;
}

export interface TestResult {
  bookingId: string;
  personalNumber: string;
  points: number;
  tasks: number;
  /** ISO 8601 */
  takenAt: string;
  certificateNumber: string;
  /** when the centre says so, ISO 8601; left out: when the test was taken */
  reportedAt?: string;
}

/** What a registry knows of a person and was not asked. */
export interface ToldUnasked {
  registry: Registry;
  personalNumber: string;
  items: readonly unknown[];
  /** ISO 8601 */
  asOf: string;
  /** the event that it corrects */
  corrects?: string;
  eventId?: EventId;
}

/**
 * The eight registries and the testing centre as the platform meets them: topics, keys and seals are real, only what they
 * know is given. For tests and the demo.
 */
export class RegistrySimulator {
  private readonly keys = new Map<Registry, JWK>();
  private position = '0';
  private platformKey?: JWK;
  private pool?: pg.Pool;

  private constructor(private readonly options: SimulatorOptions) {}

  /** With new keys for each registry; `publicKeys` go to `integrations` before it can ask. */
  static async create(options: SimulatorOptions): Promise<RegistrySimulator> {
    const simulator = new RegistrySimulator(options);
    for (const registry of REGISTRIES) {
      const { privateKey } = await generateKeyPair('ECDH-ES+A256KW', { extractable: true, crv: 'X25519' });
      simulator.keys.set(registry, { ...(await exportJWK(privateKey)), kid: `${registry.toLowerCase()}-1` });
    }
    return simulator;
  }

  /** For `PUT /api/v1/integrations/registry-keys/<REGISTRY>` or REGISTRY_KEYS_FILE. */
  publicKeys(): Record<Registry, JWK> {
    return Object.fromEntries([...this.keys].map(([registry, { kty, crv, x, y, kid }]) => [registry, { kty, crv, x, y, kid }])) as Record<Registry, JWK>;
  }

  /** Questions that were put since the last call, opened. */
  async newQuestions(): Promise<SeenQuestion[]> {
    const topics = REGISTRIES.map((registry) => registryTopic(registry, 'questions'));
    const { rows } = await this.bus().query<{ position: string; topic: string; value: CloudEvent<QuestionData> }>(
      `select found.* from unnest($1::text[]) as asked(name), lateral (select position, topic, value from bus.log where topic = asked.name and position > $2) found order by position`,
      [topics, this.position]);
    this.position = rows.at(-1)?.position ?? this.position;
    return Promise.all(rows.map(({ topic, value }) => this.open(topic, value.data)));
  }

  /** Answers one question. @param asOf ISO 8601 @returns the event, e.g. to send it twice */
  async answer(question: SeenQuestion, items: readonly unknown[], asOf: string): Promise<CloudEvent<unknown>> {
    return this.publish(question.registry, await this.answerTo(question, items, asOf));
  }

  /** Answers many questions at once, each registry with what it knows: one publication for all. @param asOf ISO 8601 */
  async answerAll(questions: readonly SeenQuestion[], known: Record<Registry, readonly unknown[]>, asOf: string): Promise<void> {
    const events = await Promise.all(questions.map(async (question) => ({ topic: topicOf(question.registry), event: await this.answerTo(question, known[question.registry], asOf) })));
    await this.publishAll(events);
  }

  /** Tells something unasked. */
  async tell(fact: ToldUnasked): Promise<CloudEvent<unknown>> {
    return this.publish(fact.registry, await this.factOf(fact));
  }

  /** Sends a test's result as the testing centre does. */
  async sendResult(result: TestResult): Promise<CloudEvent<unknown>> {
    return this.publish('TESTING_CENTRE', await this.resultOf(result));
  }

  /** Sends many results at once: one publication for all. */
  async sendResults(results: readonly TestResult[]): Promise<void> {
    await this.publishAll(await Promise.all(results.map(async (result) => ({ topic: topicOf('TESTING_CENTRE'), event: await this.resultOf(result) }))));
  }

  /** Puts an event on a registry's topic as it is. */
  async publish(sender: Sender, event: CloudEvent<unknown>): Promise<CloudEvent<unknown>> {
    await this.publishAll([{ topic: topicOf(sender), event }]);
    return event;
  }

  /** An answer as an event, sent nowhere: e.g. for `POST /api/v1/events`. */
  async answerTo({ registry, questionId, personalNumber }: SeenQuestion, items: readonly unknown[], asOf: string): Promise<CloudEvent<unknown>> {
    const subject = await this.sealed({ personalNumber, about: questionId });
    return event(registry, ANSWER_TYPE, questionId, { questionId, subject, asOf, items }, asOf);
  }

  async factOf({ registry, personalNumber, items, asOf, corrects, eventId = newId<EventId>() }: ToldUnasked): Promise<CloudEvent<unknown>> {
    const subject = await this.sealed({ personalNumber, about: eventId });
    return event(registry, FACT_TYPE, eventId, { registry, subject, asOf, items, ...(corrects && { corrects }) }, asOf, eventId);
  }

  async resultOf({ personalNumber, reportedAt, ...result }: TestResult): Promise<CloudEvent<unknown>> {
    const subject = await this.sealed({ personalNumber, about: result.bookingId });
    return event('TESTING_CENTRE', RESULT_TYPE, result.bookingId, { ...result, subject }, reportedAt ?? result.takenAt);
  }

  private async publishAll(events: Publication[]): Promise<void> {
    await appendToBus(this.bus(), events);
  }

  /** A connection is kept while there is much to say, and holds up no end: making one costs more than all that is said over it. */
  private bus(): pg.Pool {
    const { databaseUrl } = this.options;
    if (this.pool?.options.connectionString !== databaseUrl) {
      this.pool = new pg.Pool({ connectionString: databaseUrl, max: 2, idleTimeoutMillis: 2_000, allowExitOnIdle: true, application_name: 'registries' });
      this.pool.on('error', () => undefined); // whoever asks next connects again
    }
    return this.pool;
  }

  private async sealed(subject: SealedSubject): Promise<string> {
    return sealFor((this.platformKey ??= await this.askKey()), subject);
  }

  private async askKey(): Promise<JWK> {
    const answer = await fetch(`${this.options.platformUrl}/api/v1/integrations/keys`);
    const { keys } = (await answer.json()) as { keys: JWK[] };
    if (!keys[0]) throw new Error('The platform publishes no key.');
    return keys[0];
  }

  private async open(topic: string, { questionId, subject }: QuestionData): Promise<SeenQuestion> {
    const registry = REGISTRIES.find((each) => registryTopic(each, 'questions') === topic) as Registry;
    const key = this.keys.get(registry) as JWK;
    const { plaintext } = await compactDecrypt(subject, await importJWK(key, 'ECDH-ES+A256KW'));
    const { personalNumber } = JSON.parse(Buffer.from(plaintext).toString()) as SealedSubject;
    return { registry, questionId, personalNumber };
  }
}

/** @param key orders events that must not overtake each other */
function event(sender: Sender, type: string, key: string, data: object, time: string, id = newId<EventId>()): CloudEvent<unknown> {
  return { specversion: '1.0', id, source: sourceOf(sender), type, time, partitionkey: key, datacontenttype: 'application/json', data };
}
