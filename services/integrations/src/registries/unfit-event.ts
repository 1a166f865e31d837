import { REFUSAL_TEXTS, type RefusalCode } from '@attestation/contracts';
import { MisfitEvent } from '@attestation/events';
import { READ_TYPES } from './event-schemas.js';

/** An event that does not fit its schema: where, and which rule of JSON Schema; never the value. */
export class MisshapenEvent extends MisfitEvent {
  override name = 'MisshapenEvent';

  /**
   * @param path JSON pointer, e.g. `/data/items/0/issued`; empty: the event itself
   * @param keyword of JSON Schema, e.g. `required`
   */
  constructor(readonly path: string, readonly keyword: string, says: string) {
    super(`${path || 'the event'} ${says}`);
  }
}

/** An event of a type or version that is not read here. */
export class UnknownEventType extends MisfitEvent {
  override name = 'UnknownEventType';

  constructor() {
    super(`${REFUSAL_TEXTS.EVENT_TYPE_UNKNOWN.en} Read are: ${READ_TYPES.join(', ')}.`);
  }
}

/** An event that has the right shape and cannot be used all the same. */
export class UnfitEvent extends MisfitEvent {
  override name = 'UnfitEvent';

  constructor(readonly code: RefusalCode) {
    super(REFUSAL_TEXTS[code].en);
  }
}
