import { ENGINE_TOPIC, MisfitEvent } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { rowsOf } from '../domain/project.js';
import { type EngineRecord, readRecord } from '../domain/record.js';
import type { Row } from '../domain/rows.js';
import { Projector } from '../store/projector.js';

/** The engine's records, in their order. */
@Controller()
export class EngineEvents {
  constructor(private readonly projector: Projector) {}

  @EventPattern(ENGINE_TOPIC)
  async onRecord(@Payload() payload: unknown): Promise<void> {
    const { record, rows } = readOrMisfit(payload);
    await this.projector.apply(record, rows);
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
