import type { Reason } from '@attestation/contracts';
import { Clock } from '@attestation/service-kit';
import { Injectable } from '@nestjs/common';
import type { SignOff } from '../domain/sign-off.js';
import { SignOffStore } from '../store/sign-off.store.js';
import type { ReasonOut, SignOffOut } from './evaluation.dto.js';
import { LastRead } from './last-read.js';
import { withReasons } from './reasons-within.js';

/** Which rules were confirmed against the official text: every answer names it. */
@Injectable()
export class SignOffs extends LastRead<ReadonlyMap<string, SignOff>> {
  constructor(private readonly store: SignOffStore, clock: Clock) {
    super(clock);
  }

  protected override read(): Promise<ReadonlyMap<string, SignOff>> {
    return this.store.confirmed();
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
