import type { Caller, Decide, IdempotencyKey } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { Clock, Idempotency, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type ScoreSheet, submitSheet } from '../domain/score-sheet.js';
import { ScoreSheetStore } from '../store/score-sheet.store.js';
import { PageQuery, PointsIn, SheetOut, SheetPage, SheetPath, toPoints } from './member.dto.js';

/** What a member of a commission sees and does: his own score sheets. */
@ApiTags('commissions')
@Controller('api/v1/commissions')
export class CommissionMemberController {
  constructor(
    private readonly sheets: ScoreSheetStore,
    private readonly clock: Clock,
  ) {}

  /** The caller's open sheets, the one due first on top. */
  @Get('score-sheets')
  @Allow('commissions.score-sheet.read')
  @ApiOkResponse({ type: SheetPage })
  async queue(@CurrentCaller() caller: Caller, @Query() { cursor, limit = 50 }: PageQuery): Promise<SheetPage> {
    const { items, next } = await this.sheets.queue(caller.personId, cursor, limit);
    return { items: items.map((sheet) => SheetOut.from(sheet)), next };
  }

  /** Submits a member's sheet. 409 `sheet-closed`; 422 `points-out-of-range` names criterion and rule. */
  @Post('attestations/:attestationId/score-sheets/:workItemId/submission')
  @Allow('commissions.score-sheet.submit')
  @ApiCreatedResponse({ type: SheetOut })
  async submit(@CurrentCaller() caller: Caller, @Param() path: SheetPath, @Body() body: PointsIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<SheetOut> {
    const subject = { id: path.workItemId, key: path.attestationId };
    const now = this.clock.now().toISOString();
    const decide: Decide<ScoreSheet, ScoreSheet> = (sheet, ruleSet) => submitSheet(sheet, toPoints(body), now, ruleSet);
    return SheetOut.from(orProblem(await this.sheets.change(subject, decide, { caller, idempotencyKey, body })));
  }
}
