import type { AttestationId } from '@attestation/contracts';
import { commonProblem } from '@attestation/service-kit';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Somebody looks at a case and knows its version. */
interface Waiting {
  id: AttestationId;
  after: number;
  answer: (version: number) => void;
}

const LOOK_MS = 1_000;
/** Each holds a connection of his own to the service. */
const MOST = 5_000;

/** Who waits for a change of a case. One question a second asks for all of them, whichever instance of the service makes the change. */
@Injectable()
export class CaseWatch implements BeforeApplicationShutdown {
  private readonly waiting = new Set<Waiting>();
  private looking: NodeJS.Timeout | undefined;

  constructor(private readonly db: DataSource) {}

  /**
   * @param after the version known; @param seconds how long to wait for another
   * @returns the other version, a second after it was kept at the latest; the one known where there was none
   * @throws ProblemException UNAVAILABLE where too many wait
   */
  changed(id: AttestationId, after: number, seconds: number): Promise<number> {
    if (this.waiting.size >= MOST) throw commonProblem('UNAVAILABLE');
    return new Promise((resolve) => {
      const enough = setTimeout(() => each.answer(after), seconds * 1_000);
      const each: Waiting = { id, after, answer: (version) => (clearTimeout(enough), this.waiting.delete(each), resolve(version)) };
      this.waiting.add(each);
      this.looking ??= this.inAWhile();
    });
  }

  /** Whoever waits is answered: nothing else keeps the service from ending. */
  beforeApplicationShutdown(): void {
    for (const { after, answer } of this.waiting) answer(after);
    clearTimeout(this.looking);
  }

  private inAWhile(): NodeJS.Timeout {
    return setTimeout(() => void this.look().catch(() => undefined).finally(() => (this.looking = this.waiting.size > 0 ? this.inAWhile() : undefined)), LOOK_MS);
  }

  /** @throws where the database is away; they are asked for again a second later */
  private async look(): Promise<void> {
    const ids = [...new Set([...this.waiting].map(({ id }) => id))];
    if (ids.length === 0) return;
    const rows: { id: AttestationId; version: number }[] = await this.db.query('select id, version from case_file where id = any($1)', [ids]);
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    for (const { id, after, answer } of this.waiting) {
      const version = versions.get(id) ?? after;
      if (version !== after) answer(version);
    }
  }
}
