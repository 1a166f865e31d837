import type { Reason } from '@attestation/contracts';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import type { SignOff } from '../domain/sign-off.js';
import { SignOffStore } from '../store/sign-off.store.js';
import type { ReasonOut, SignOffOut } from './evaluation.dto.js';
import { withReasons } from './reasons-within.js';

/** A confirmation made elsewhere is seen after so long. */
const FRESH_MS = 5_000;

/** Which rules were confirmed against the official text, as last looked up: every answer names it, none waits for it. */
@Injectable()
export class SignOffs {
  private known: Promise<ReadonlyMap<string, SignOff>> | undefined;
  private at = 0;

  constructor(
    private readonly store: SignOffStore,
    private readonly clock: Clock,
  ) {}

  confirmed(): Promise<ReadonlyMap<string, SignOff>> {
    const now = this.clock.now().getTime();
    if (this.known && now - this.at < FRESH_MS) return this.known;
    const asked = this.store.confirmed();
    asked.catch(() => (this.known = undefined));
    this.at = now;
    return (this.known = asked);
  }

  /** After one's own word everything is looked up anew. */
  forget(): void {
    this.known = undefined;
  }
}

export const signOffOf = (confirmed: ReadonlyMap<string, SignOff>, rule: string): SignOffOut | null => {
  const found = confirmed.get(rule);
  return found ? { by: found.by, on: found.on, readIn: found.readIn } : null;
};

/** Each reason with who confirmed its rule; `null`: nobody yet. */
export const signed = (reasons: readonly Reason[], confirmed: ReadonlyMap<string, SignOff>): ReasonOut[] => reasons.map(signedBy(confirmed));

/** Details of an answer with the same said of every reason in them. */
export const signedWithin = (details: object, confirmed: ReadonlyMap<string, SignOff>): Record<string, unknown> => withReasons(details, signedBy(confirmed)) as Record<string, unknown>;

const signedBy = (confirmed: ReadonlyMap<string, SignOff>) => (reason: Reason): ReasonOut => ({ ...reason, signOff: signOffOf(confirmed, reason.rule) });
