import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import { refuse, type AttestationId, type Caller, type IdempotencyKey } from '@attestation/contracts';
import { KnownCalendar } from '@attestation/persistence';
import { calendarOf, type DecisionBook } from '@attestation/regulation';
import { Clock, newId, orProblem, publicId, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { DECISION_BOOK } from '../decision-book.js';
import type { CaseFile } from '../domain/case-file.js';
import { openDraft } from '../domain/opening.js';
import { submit } from '../domain/submission.js';
import { withdraw } from '../domain/withdrawal.js';
import { CaseReader } from '../store/case.reader.js';
import { CaseStore } from '../store/case.store.js';
import { OpeningStore } from '../store/opening.store.js';
import { SigningStore, withPapers } from '../store/signing.store.js';
import { CasePath, DraftIn, SubmissionDraftQuery, SubmissionIn, WithdrawalIn } from './inputs.js';
import { Papers } from './papers.js';
import { asPdf, PDF } from './pdf.js';
import { CaseOut } from './shapes.js';
import { Shower } from './shower.js';

/** What the teacher does with her application. */
@ApiTags('applications')
@Controller('api/v1/applications')
export class TeacherController {
  constructor(
    private readonly opening: OpeningStore,
    private readonly cases: CaseStore,
    private readonly signing: SigningStore,
    private readonly reader: CaseReader,
    private readonly papers: Papers,
    private readonly shower: Shower,
    private readonly calendar: KnownCalendar,
    private readonly clock: Clock,
    @Inject(DECISION_BOOK) private readonly book: DecisionBook,
  ) {}

  /** Opens a draft; the registries are asked from now on. 422 `window-closed` names the window, 409 `attestation-already-open`. */
  @Post()
  @Allow('applications.draft.open')
  @ApiCreatedResponse({ type: CaseOut })
  async open(@CurrentCaller() caller: Caller, @Body() body: DraftIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CaseOut> {
    const attestationId = newId<AttestationId>();
    const subject = { id: caller.personId, key: attestationId };
    const { claimedCategory: claimed, employmentId, email } = body;
    const asked = { attestationId, claimed, employmentId, email, now: this.now(), book: this.book, paperIds: { application: publicId(), notice: publicId() } };
    const opened = await this.opening.change(subject, (applicant, ruleSet) => openDraft(applicant, { ...asked, ruleSet }), { caller, idempotencyKey, body });
    return this.shower.case(orProblem(opened));
  }

  /** The application as it would be signed now: sign exactly these bytes. The same all day, as long as nothing new has come to the draft. */
  @Get(':attestationId/submission-draft')
  @Allow('applications.draft.submit')
  @ApiProduces(PDF)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async submissionDraft(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Query() { consent, language }: SubmissionDraftQuery): Promise<StreamableFile> {
    const file = await this.found(caller, attestationId);
    if (file.standing.state !== 'DRAFT') throw refusalProblem(refuse('NOT_A_DRAFT'));
    const { paper } = await this.papers.application(file, consent);
    return asPdf(await this.papers.pdf(paper, language));
  }

  /**
   * Takes the signed application. 409 `documents-missing` names the registries still awaited, `email-missing`; 422 `signature-of-other-content`:
   * something new has come since the draft was shown, look at it again; 422 `signature-…`: the signature is not accepted.
   */
  @Post(':attestationId/submission')
  @HttpCode(200)
  @Allow('applications.draft.submit')
  @ApiOkResponse({ type: CaseOut })
  async submit(
    @CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Body() body: SubmissionIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<CaseOut> {
    const { consent, language, signature: cms } = body;
    const { paper: shown, frame } = await this.papers.application(await this.found(caller, attestationId), consent);
    const signed = await this.papers.sign(attestationId, shown, { language, cms: Buffer.from(cms, 'base64'), caller });
    const application = { documentId: signed.documentId, shown, frame, signature: signed.signature };
    const given = { consent, language, now: this.now(), application, calendar: calendarOf(await this.calendar.years()) };
    const submitted = await this.signing.change(subjectOf(attestationId), (state) => withPapers(submit(state?.file, given), signed), { caller, idempotencyKey, body });
    return this.shower.case(orProblem(submitted));
  }

  /** Takes the application back, at any time before the commission has decided. 409 `already-decided`, `attestation-ended`. */
  @Post(':attestationId/withdrawal')
  @HttpCode(200)
  @Allow('applications.case.withdraw')
  @ApiOkResponse({ type: CaseOut })
  async withdraw(
    @CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Body() body: WithdrawalIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<CaseOut> {
    const given = { note: body.note ?? null, now: this.now() };
    return this.shower.case(orProblem(await this.cases.change(subjectOf(attestationId), (file) => withdraw(file, given), { caller, idempotencyKey, body })));
  }

  private async found(caller: Caller, id: AttestationId): Promise<CaseFile> {
    const file = await this.reader.one(caller, id);
    if (!file) throw refusalProblem(refuse('NOT_FOUND'));
    return file;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

const subjectOf = (attestationId: AttestationId) => ({ id: attestationId, key: attestationId });
