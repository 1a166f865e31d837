import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import type { AttestationId, Caller, IdempotencyKey } from '@attestation/contracts';
import { Clock, newId, orProblem } from '@attestation/service-kit';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { openDraft } from '../domain/opening.js';
import { submit } from '../domain/submission.js';
import { CaseStore } from '../store/case.store.js';
import { OpeningStore } from '../store/opening.store.js';
import { CasePath, DraftIn, SubmissionIn } from './inputs.js';
import { CaseOut } from './shapes.js';
import { Shower } from './shower.js';

/** What the teacher does with her application. */
@ApiTags('applications')
@Controller('api/v1/applications')
export class TeacherController {
  constructor(
    private readonly opening: OpeningStore,
    private readonly cases: CaseStore,
    private readonly shower: Shower,
    private readonly clock: Clock,
  ) {}

  /** Opens a draft; the registries are asked from now on. 422 `window-closed` names the window, 409 `attestation-already-open`. */
  @Post()
  @Allow('applications.draft.open')
  @ApiCreatedResponse({ type: CaseOut })
  async open(@CurrentCaller() caller: Caller, @Body() body: DraftIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CaseOut> {
    const attestationId = newId<AttestationId>();
    const subject = { id: caller.personId, key: attestationId };
    const { claimedCategory: claimed, employmentId } = body;
    const opened = await this.opening.change(
      subject,
      (applicant, ruleSet) => openDraft(applicant, { attestationId, claimed, employmentId, ruleSet, now: this.clock.now().toISOString() }),
      { caller, idempotencyKey, body },
    );
    return this.shower.case({ file: orProblem(opened), steps: [] });
  }

  /** Signs and submits. 409 `documents-missing` names the registries still awaited. */
  @Post(':attestationId/submission')
  @HttpCode(200)
  @Allow('applications.draft.submit')
  @ApiOkResponse({ type: CaseOut })
  async submit(
    @CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Body() body: SubmissionIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<CaseOut> {
    const subject = { id: attestationId, key: attestationId };
    const now = this.clock.now().toISOString();
    const submitted = await this.cases.change(subject, (file) => submit(file, { consent: body.consent, now }), { caller, idempotencyKey, body });
    return this.shower.case({ file: orProblem(submitted), steps: [] });
  }
}
