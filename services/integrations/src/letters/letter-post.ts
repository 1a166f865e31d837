import { PostLoop, retryInS } from '@attestation/events';
import { Ledger } from '@attestation/persistence';
import { Clock, Metrics, type ServicePlugin } from '@attestation/service-kit';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { letterText } from '../domain/letter-text.js';
import { masked, withoutAddress } from '../domain/masked.js';
import { LetterReader } from '../store/letter.reader.js';
import { WaitingLetters, type LetterEnd, type WaitingLetter } from '../store/waiting-letters.js';
import { Addresses, type Address } from './addresses.js';
import { Mail, Undeliverable } from './mail.js';
import { CONNECTIONS } from './smtp-mail.js';

/** The token of the address where people read their cases. */
export const READ_AT = Symbol('READ_AT');

const BATCH = 32;
const LAST_RETRY_S = 600;
/** After so many days of trying a letter is given up, as mail servers do. */
const PATIENCE_DAYS = 3;

/**
 * Brings letters to the mail server, each at least once and under the same Message-ID. The address is asked for here, used and forgotten: it is never in
 * our database, only what is left of it when it is masked.
 */
@Injectable()
export class LetterPost {
  private readonly log = new Logger(LetterPost.name);
  private readonly loop: PostLoop;

  constructor(
    private readonly letters: WaitingLetters,
    private readonly reader: LetterReader,
    private readonly addresses: Addresses,
    private readonly mail: Mail,
    ledger: Ledger,
    private readonly clock: Clock,
    @Inject(READ_AT) private readonly readAt: string,
  ) {
    this.loop = new PostLoop(ledger, () => this.once(), (problem) => this.log.warn(`Letters cannot leave yet: ${String(problem)}`));
  }

  start(metrics: Metrics): void {
    this.log.log(this.mail.about);
    this.measure(metrics);
    this.loop.start();
  }

  /** Ends after what is in hand. */
  async stop(): Promise<void> {
    await this.loop.stop();
    this.mail.close();
  }

  /** One round: every letter whose time has come. One that cannot leave keeps no other back. */
  async once(): Promise<'more' | 'idle'> {
    const waiting = await this.letters.claim(BATCH, PATIENCE_DAYS);
    if (waiting.length === 0) return 'idle';
    const known = await this.addresses.of(waiting.map(({ attestationId }) => attestationId)).catch((problem: unknown) => problem as Error);
    if (known instanceof Map) for (let from = 0; from < waiting.length; from += CONNECTIONS) await this.sendAll(waiting.slice(from, from + CONNECTIONS), known);
    else await Promise.all(waiting.map((letter) => this.postpone(letter, String(known))));
    return waiting.length === BATCH ? 'more' : 'idle';
  }

  private async sendAll(letters: readonly WaitingLetter[], known: ReadonlyMap<string, Address>): Promise<void> {
    const ends = await Promise.all(letters.map((letter) => this.sendOne(letter, known.get(letter.attestationId))));
    await this.letters.end(ends.filter((end) => end !== undefined), this.clock.now());
  }

  /** @returns how it ended; `undefined`: it waits on */
  private async sendOne(letter: WaitingLetter, to: Address | undefined): Promise<LetterEnd | undefined> {
    const { letterId, content, outwaited } = letter;
    if (!to) return { letterId, state: 'NO_ADDRESS' };
    try {
      await this.mail.send({ id: letterId, to: to.email, ...letterText(content, to.language, this.readAt) });
      return { letterId, state: 'SENT', sentTo: masked(to.email) };
    } catch (problem) {
      const reason = withoutAddress(problem instanceof Error ? problem.message : String(problem), to.email);
      if (problem instanceof Undeliverable || outwaited) return { letterId, state: 'REFUSED', sentTo: masked(to.email), reason: reason.slice(0, 500) };
      return void (await this.postpone(letter, reason));
    }
  }

  private async postpone({ letterId, attempts, lastError }: WaitingLetter, reason: string): Promise<void> {
    if (reason !== lastError) this.log.warn({ msg: `A letter cannot leave yet: ${reason}`, letter: letterId });
    await this.letters.postpone(letterId, reason, retryInS(attempts, LAST_RETRY_S));
  }

  private measure({ registry }: Metrics): void {
    const { reader } = this;
    new Gauge({
      name: 'letters',
      help: 'Letters that wait for the mail server, and letters it refused for good',
      labelNames: ['state'],
      registers: [registry],
      async collect() {
        const counts = await reader.counts().catch(() => undefined); // a database that is away must not take the other figures with it
        if (!counts) return this.reset();
        for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
      },
    });
  }
}

/** Letters leave while the service runs. */
export const letterPost: ServicePlugin = {
  afterStart: (app) => app.get(LetterPost).start(app.get(Metrics)),
  beforeStop: (app) => app.get(LetterPost).stop(),
};
