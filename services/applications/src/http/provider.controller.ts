import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import { refuse, type Caller, type IdempotencyKey } from '@attestation/contracts';
import { Clock, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { answerApplication } from '../domain/acceptance.js';
import { recommend } from '../domain/recommendation.js';
import { CaseReader } from '../store/case.reader.js';
import { AnswerStore } from '../store/case.store.js';
import { AnswerIn, CasePath, PageQuery, WorkItemPath } from './inputs.js';
import { AcceptanceOut, CaseOut, QueueOut, ReasonOut } from './shapes.js';
import { Shower } from './shower.js';

/** The provider's queue: applications that wait for acceptance or refusal within their working day. */
@ApiTags('applications')
@Controller('api/v1/applications')
export class ProviderController {
  constructor(
    private readonly reader: CaseReader,
    private readonly answers: AnswerStore,
    private readonly shower: Shower,
    private readonly clock: Clock,
  ) {}

  /** The most urgent first. */
  @Get('acceptances')
  @Allow('applications.queue.read')
  @ApiOkResponse({ type: QueueOut })
  async queue(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<QueueOut> {
    const { items, next } = await this.reader.queue(caller, query);
    return { items: await this.shower.queue(items), next };
  }

  /** One application with what the rules say of it. */
  @Get('acceptances/:workItemId')
  @Allow('applications.queue.read')
  @ApiOkResponse({ type: AcceptanceOut })
  async acceptance(@CurrentCaller() caller: Caller, @Param() { workItemId }: WorkItemPath): Promise<AcceptanceOut> {
    const found = await this.reader.queueItem(caller, workItemId);
    if (!found) throw refusalProblem(refuse('NOT_FOUND'));
    const { answer, grounds, reasons } = recommend(found.file, { attestedThisYear: await this.reader.attestedThisYear(found.file.id) });
    const [item] = await this.shower.queue([found]);
    if (!item) throw new Error('one application was given, none came back');
    const told = reasons.map((reason) => ReasonOut.from(reason, this.shower.language));
    return { item, case: await this.shower.case({ file: found.file, steps: [] }), recommendation: { answer, grounds, reasons: told } };
  }

  /** Accepts, or refuses with a ground. Without consent 409 `consent-missing`: ground 3 alone may be answered. */
  @Post(':attestationId/answer')
  @HttpCode(200)
  @Allow('applications.case.answer')
  @ApiOkResponse({ type: CaseOut })
  async answer(
    @CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Body() body: AnswerIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<CaseOut> {
    const { answer, grounds = [], mismatches = [], note = null } = body;
    const attestedThisYear = await this.reader.attestedThisYear(attestationId);
    const given = { answer, grounds, mismatches, note, by: caller.personId, now: this.clock.now().toISOString() };
    const answered = await this.answers.change(
      { id: attestationId, key: attestationId },
      (file) => answerApplication(file, { ...given, recommended: file?.submission ? recommend(file, { attestedThisYear }).reasons : [] }),
      { caller, idempotencyKey, body },
    );
    return this.shower.case({ file: orProblem(answered), steps: [] });
  }
}
