import type { Caller, Decide, IdempotencyKey } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { NOT_FOUND } from '@attestation/persistence';
import { Clock, Idempotency, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ScoreSheet } from '../domain/score-sheet.js';
import { submitSheet } from '../domain/scoring.js';
import { Queues } from '../store/queues.js';
import { SheetReader } from '../store/sheet.reader.js';
import { type JudgedCase, ofJudged, SheetStore } from '../store/sheet.store.js';
import { CasePath, SearchQuery } from './common.dto.js';
import { OwnSheetOut, PointsIn, SheetOut, SheetPage, toPoints } from './member.dto.js';

/** What a member of a commission sees and does: his own score sheets. */
@ApiTags('commissions')
@Controller('api/v1/commissions')
export class CommissionMemberController {
  constructor(
    private readonly sheets: SheetStore,
    private readonly reader: SheetReader,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  /** The caller's open sheets, the one due first on top. */
  @Get('score-sheets')
  @Allow('commissions.score-sheet.read')
  @ApiOkResponse({ type: SheetPage })
  queue(@CurrentCaller() caller: Caller, @Query() { limit = 50, ...wish }: SearchQuery): Promise<SheetPage> {
    return this.queues.sheets(caller.personId, { ...wish, limit });
  }

  /** The caller's own sheet of a case, with what the rules propose for each criterion. */
  @Get('attestations/:attestationId/score-sheet')
  @Allow('commissions.score-sheet.read')
  @ApiOkResponse({ type: OwnSheetOut })
  async read(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath): Promise<OwnSheetOut> {
    const own = await this.reader.of(caller, attestationId);
    return own ? OwnSheetOut.of(own) : orProblem(NOT_FOUND);
  }

  /**
   * Submits the caller's sheet of a case; it is open again, with what stands on it, where all sheets must be alike and are not (F-11). 409 `sheet-closed`, `own-case`, `member-recused`, `evaluation-missing`; 422 `points-out-of-range` names
   * criterion and rule: a value its column does not have, or any but 0 where the evidence does not meet.
   */
  @Post('attestations/:attestationId/score-sheet/submission')
  @Allow('commissions.score-sheet.submit')
  @ApiCreatedResponse({ type: SheetOut })
  async submit(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Body() body: PointsIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<SheetOut> {
    const submission = { by: caller.personId, points: toPoints(body), now: this.clock.now().toISOString() };
    const decide: Decide<JudgedCase, ScoreSheet> = (judged) => ofJudged(submitSheet(judged?.file, judged?.evaluation, submission));
    const sheet = orProblem(await this.sheets.change({ id: attestationId, key: attestationId }, decide, { caller, idempotencyKey, body }));
    return SheetOut.from(attestationId, sheet);
  }
}
