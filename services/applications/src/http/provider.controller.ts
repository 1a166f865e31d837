import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import { refuse, type AttestationId, type Caller, type IdempotencyKey } from '@attestation/contracts';
import { localDate, schoolYear } from '@attestation/regulation';
import { Clock, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { answerApplication, standsAgainst, type SignedNotice } from '../domain/acceptance.js';
import type { CaseFile } from '../domain/case-file.js';
import { noticePaper, printed } from '../domain/papers.js';
import { recommend, type Recommendation } from '../domain/recommendation.js';
import { heldByAnother } from '../domain/taking.js';
import { ROLE_TEXTS } from '../domain/texts.js';
import { CaseReader } from '../store/case.reader.js';
import { NamesReader } from '../store/names.reader.js';
import { QueueReader, type QueueItem } from '../store/queue.reader.js';
import { AnswerStore, withPapers, type SignedFor } from '../store/signing.store.js';
import { AnswerIn, AnswerQuery, CasePath, QueueFilterQuery, QueueQuery, WorkItemPath } from './inputs.js';
import { Papers } from './papers.js';
import { asPdf, PDF } from './pdf.js';
import { AcceptanceOut, CaseOut, QueueCountOut, QueueOut, ReasonOut } from './shapes.js';
import { Shower } from './shower.js';

/** The provider's queue: applications that wait for acceptance or refusal within their working day. */
@ApiTags('applications')
@Controller('api/v1/applications')
export class ProviderController {
  constructor(
    private readonly waiting: QueueReader,
    private readonly reader: CaseReader,
    private readonly known: NamesReader,
    private readonly answers: AnswerStore,
    private readonly papers: Papers,
    private readonly shower: Shower,
    private readonly clock: Clock,
  ) {}

  /** The most urgent first. */
  @Get('acceptances')
  @Allow('applications.queue.read')
  @ApiOkResponse({ type: QueueOut })
  async queue(@CurrentCaller() caller: Caller, @Query() query: QueueQuery): Promise<QueueOut> {
    const { items, next } = await this.waiting.queue(caller, query);
    return { items: await this.shower.queue(items, caller.personId), next };
  }

  /** How many the queue with the same filter holds. */
  @Get('acceptances/count')
  @Allow('applications.queue.read')
  @ApiOkResponse({ type: QueueCountOut })
  count(@CurrentCaller() caller: Caller, @Query() query: QueueFilterQuery): Promise<QueueCountOut> {
    return this.waiting.count(caller, query);
  }

  /** One application with what the rules say of it. */
  @Get('acceptances/:workItemId')
  @Allow('applications.queue.read')
  @ApiOkResponse({ type: AcceptanceOut })
  async acceptance(@CurrentCaller() caller: Caller, @Param() { workItemId }: WorkItemPath): Promise<AcceptanceOut> {
    const found = await this.waiting.item(caller, workItemId);
    if (!found) throw refusalProblem(refuse('NOT_FOUND'));
    const { answer, grounds, missing, reasons } = await this.recommended(found.file);
    const [item] = await this.shower.queue([found], caller.personId);
    if (!item) throw new Error('one application was given, none came back');
    const told = reasons.map((reason) => ReasonOut.from(reason, this.shower.language));
    return { item, case: await this.shower.case(found.file), recommendation: { answer, grounds, missing, reasons: told } };
  }

  /** The notice as this answer makes it: sign exactly these bytes. What stands against the answer is said before it is shown. */
  @Get(':attestationId/answer-draft')
  @Allow('applications.case.answer')
  @ApiProduces(PDF)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async answerDraft(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Query() query: AnswerQuery): Promise<StreamableFile> {
    const { file, taken } = await this.found(caller, attestationId);
    const against = heldByAnother(taken, caller.personId, this.now()) ?? standsAgainst(file, query);
    if (against) throw refusalProblem(against);
    const { shown } = await this.notice(file, query, caller);
    if (!shown) throw refusalProblem(refuse('NOT_REGISTERED'));
    return asPdf(await this.papers.pdf(shown, query.language));
  }

  /**
   * Accepts, or refuses with a ground, under a signed notice. 409 `held-by-another` while a colleague works on it. Without consent 409 `consent-missing`: ground 3 alone may be answered.
   * 422 `signature-of-other-content`: the notice signed is not the one this answer makes today.
   */
  @Post(':attestationId/answer')
  @HttpCode(200)
  @Allow('applications.case.answer')
  @ApiOkResponse({ type: CaseOut })
  async answer(
    @CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Body() body: AnswerIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<CaseOut> {
    const { answer, grounds, mismatches, note = null } = body;
    const { signed, ...judged } = await this.signed((await this.found(caller, attestationId)).file, body, caller);
    const given = { answer, grounds, mismatches, note, by: caller.personId, now: this.now(), ...judged };
    const answered = await this.answers.change(
      { id: attestationId, key: attestationId },
      (state) => heldByAnother(state?.taken ?? null, given.by, given.now) ?? withPapers(answerApplication(state?.file, given), signed),
      { caller, idempotencyKey, body },
    );
    return this.shower.case(orProblem(answered));
  }

  /** The notice of this answer with its signature judged; none is made for an answer that cannot be given. */
  private async signed(file: CaseFile, body: AnswerIn, caller: Caller) {
    const { shown, recommended, ...rest } = await this.notice(file, body, caller);
    if (!shown || standsAgainst(file, body)) return { recommended, notice: undefined, signed: NOTHING };
    const cms = Buffer.from(body.signature, 'base64');
    const signed = await this.papers.sign(file.id, shown, { language: body.language, cms, caller });
    const notice: SignedNotice = { ...rest, shown, documentId: signed.documentId, signature: signed.signature };
    return { recommended, notice, signed };
  }

  private async notice(file: CaseFile, { answer, grounds, mismatches, note }: AnswerQuery, caller: Caller) {
    const frame = await this.papers.frameOf(file);
    const names = await this.known.names({ persons: [caller.personId] });
    const recommended = await this.recommended(file);
    const signer = { provider: names.persons.get(caller.personId) ?? caller.personId, providerPost: printed(ROLE_TEXTS.PROVIDER) };
    return { shown: noticePaper(file, { answer, grounds, mismatches, note: note ?? null, against: recommended.against, ...signer }, frame), frame, recommended, ...signer };
  }

  private async recommended(file: CaseFile): Promise<Recommendation> {
    const year = schoolYear(localDate(file.submission?.at ?? file.openedAt));
    return recommend(file, await this.reader.against(file, year));
  }

  private async found(caller: Caller, id: AttestationId): Promise<QueueItem> {
    const item = await this.waiting.held(caller, id);
    if (!item) throw refusalProblem(refuse('NOT_FOUND'));
    return item;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

const NOTHING: SignedFor = { papers: [], translations: [] };
