import { ENGINE_TOPIC, MisfitEvent, WHOLE_PAGES } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { rowsOf } from '../domain/project.js';
import { type EngineRecord, readRecord } from '../domain/record.js';
import type { Row } from '../domain/rows.js';
import { Projector } from '../store/projector.js';

/** How many records one transaction keeps at the most: a page of the log holds a hundred micro-batches. */
const AT_ONCE = 2_000;

/** The engine's records, in their order. */
@Controller()
export class EngineEvents {
  constructor(private readonly projector: Projector) {}

  @EventPattern(ENGINE_TOPIC, WHOLE_PAGES)
  async onRecords(@Payload() page: unknown[]): Promise<void> {
    const told = page.map(readOrMisfit);
    for (let from = 0; from < told.length; from += AT_ONCE) await this.projector.apply(told.slice(from, from + AT_ONCE));
  }
}

/** @throws MisfitEvent for what is no record: tried again it would be none either */
function readOrMisfit(payload: unknown): { record: EngineRecord; rows: Row[] } {
  try {
    const record = readRecord(payload);
    return { record, rows: rowsOf(record) };
  } catch (problem) {
    throw new MisfitEvent((problem as Error).message);
  }
}
