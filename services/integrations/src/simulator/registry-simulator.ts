import { REGISTRIES, registryTopic, type CloudEvent, type EventId, type Registry } from '@attestation/contracts';
import { publish } from '@attestation/events';
import { newId } from '@attestation/service-kit';
import { compactDecrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import pg from 'pg';
import type { QuestionData } from '../exchange/question-post.js';
import { sealFor, type SealedSubject } from '../exchange/sealed-subject.js';
import { ANSWER_TYPE, RESULT_TYPE } from '../registries/read-event.js';

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
}

/**
 * The eight registries and the testing centre as the platform meets them: topics, keys and seals are real, only what they
 * know is given. For tests and the demo.
 */
export class RegistrySimulator {
  private readonly keys = new Map<Registry, JWK>();
  private position = '0';

  private constructor(private readonly options: SimulatorOptions) {}

  /** With new keys for each registry; `publicKeys` go to `integrations` before it can ask. */
  static async create(options: SimulatorOptions): Promise<RegistrySimulator> {
    const simulator = new RegistrySimulator(options);
    for (const registry of REGISTRIES) {
      const { privateKey } = await generateKeyPair('ECDH-ES+A256KW', { extractable: true, crv: 'P-256' });
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
    const client = new pg.Client({ connectionString: this.options.databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ position: string; topic: string; value: CloudEvent<QuestionData> }>(
        'select position, topic, value from bus.log where topic = any($1) and position > $2 order by position', [topics, this.position]);
      this.position = rows.at(-1)?.position ?? this.position;
      return await Promise.all(rows.map(({ topic, value }) => this.open(topic, value.data)));
    } finally {
      await client.end();
    }
  }

  /** Answers one question. @param asOf ISO 8601 @returns the event, e.g. to send it twice */
  async answer({ registry, questionId, personalNumber }: SeenQuestion, items: readonly unknown[], asOf: string): Promise<CloudEvent<unknown>> {
    const subject = await this.sealed({ personalNumber, about: questionId });
    return this.send(registry, 'answers', ANSWER_TYPE, questionId, { questionId, subject, asOf, items }, asOf);
  }

  /** Sends a test's result as the testing centre does. */
  async sendResult({ personalNumber, ...result }: TestResult): Promise<CloudEvent<unknown>> {
    const subject = await this.sealed({ personalNumber, about: result.bookingId });
    return this.send('TESTING_CENTRE', 'results', RESULT_TYPE, result.bookingId, { ...result, subject }, result.takenAt);
  }

  /** Puts an event on a registry's topic as it is. */
  async publish(registry: Registry | 'TESTING_CENTRE', event: CloudEvent<unknown>): Promise<void> {
    await publish(this.options.databaseUrl, registryTopic(registry, registry === 'TESTING_CENTRE' ? 'results' : 'answers'), event);
  }

  private async send(
    registry: Registry | 'TESTING_CENTRE', direction: 'answers' | 'results', type: string, key: string, data: object, time: string,
  ): Promise<CloudEvent<unknown>> {
    const source = `/registries/${registry.toLowerCase().replaceAll('_', '-')}`;
    const event: CloudEvent<unknown> = { specversion: '1.0', id: newId<EventId>(), source, type, time, partitionkey: key, datacontenttype: 'application/json', data };
    await publish(this.options.databaseUrl, registryTopic(registry, direction), event);
    return event;
  }

  private async sealed(subject: SealedSubject): Promise<string> {
    const answer = await fetch(`${this.options.platformUrl}/api/v1/integrations/keys`);
    const { keys } = (await answer.json()) as { keys: JWK[] };
    if (!keys[0]) throw new Error('The platform publishes no key.');
    return sealFor(keys[0], subject);
  }

  private async open(topic: string, { questionId, subject }: QuestionData): Promise<SeenQuestion> {
    const registry = REGISTRIES.find((each) => registryTopic(each, 'questions') === topic) as Registry;
    const key = this.keys.get(registry) as JWK;
    const { plaintext } = await compactDecrypt(subject, await importJWK(key, 'ECDH-ES+A256KW'));
    const { personalNumber } = JSON.parse(Buffer.from(plaintext).toString()) as SealedSubject;
    return { registry, questionId, personalNumber };
  }
}
