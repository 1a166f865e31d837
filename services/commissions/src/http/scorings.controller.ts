import type { Caller } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Queues } from '../store/queues.js';
import { CommissionPath, SearchQuery } from './common.dto.js';
import { ScoringPage } from './scoring.dto.js';

/** How far the scoring of a commission's cases has come. */
@ApiTags('commissions')
@Controller('api/v1/commissions/:commissionId/scorings')
export class ScoringsController {
  constructor(private readonly queues: Queues) {}

  /** The cases whose sheets are not all in, the one due first on top. */
  @Get()
  @Allow('commissions.scoring.read')
  @ApiOkResponse({ type: ScoringPage })
  list(@CurrentCaller() caller: Caller, @Param() { commissionId }: CommissionPath, @Query() { limit = 50, ...wish }: SearchQuery): Promise<ScoringPage> {
    return this.queues.scoring(caller, commissionId, { ...wish, limit });
  }
}
