import type { Caller, IdempotencyKey, SubjectKey } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { Clock, Idempotency, newId, orProblem } from '@attestation/service-kit';
import { EngineClient } from '@attestation/workflow';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { askResolution, settleResolution } from '../domain/resolution.js';
import { IncidentReader } from '../store/incident.reader.js';
import { ResolutionStore } from '../store/resolution.store.js';
import { IncidentPage, IncidentQuery, KeyPath, ResolutionOut } from './monitoring.dto.js';
import { reactivate } from './reactivate.js';

/** What is stuck, why, and the means to let it go on. */
@ApiTags('monitoring')
@Controller('api/v1/monitoring/incidents')
export class IncidentController {
  constructor(
    private readonly incidents: IncidentReader,
    private readonly resolutions: ResolutionStore,
    private readonly engine: EngineClient,
    private readonly clock: Clock,
  ) {}

  /** Incidents counted by type, and the list, the newest first. */
  @Get()
  @Allow('monitoring.instance.read')
  @ApiOkResponse({ type: IncidentPage })
  list(@CurrentCaller() caller: Caller, @Query() { cursor, limit = 50, state = 'OPEN', type }: IncidentQuery): Promise<IncidentPage> {
    return this.incidents.page(caller, { state, type }, cursor, limit);
  }

  /**
   * Lets the engine try again. The attempt is written down first, then the engine is asked, then its answer is kept; whoever
   * repeats the act gets that answer. 503 `unavailable` while the engine cannot be asked: repeat with the same key.
   */
  @Post(':key/resolution')
  @HttpCode(200)
  @Allow('monitoring.incident.resolve')
  @ApiOkResponse({ type: ResolutionOut })
  async resolve(@CurrentCaller() caller: Caller, @Param() path: KeyPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<ResolutionOut> {
    const key = path.key as SubjectKey;
    const attempt = { id: newId(), askedBy: caller.personId, askedAt: this.clock.now().toISOString() };
    const asked = orProblem(await this.resolutions.change({ id: attempt.id, key }, (file) => askResolution(file, attempt), { caller, idempotencyKey, body: path }));
    const known = await this.resolutions.outcomeOf(asked.id);
    if (known.outcome) return ResolutionOut.from({ ...asked, ...known });
    const { outcome, reason } = await reactivate(this.engine, asked);
    return ResolutionOut.from(orProblem(await this.resolutions.change({ id: asked.id, key }, (file) => settleResolution(file, outcome, reason))));
  }
}
