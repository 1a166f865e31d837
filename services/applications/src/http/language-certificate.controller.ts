import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import type { AttestationId, Caller, IdempotencyKey } from '@attestation/contracts';
import { orProblem } from '@attestation/service-kit';
import { Body, Controller, Delete, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { LanguageCertificate } from '../domain/case-file.js';
import { showCertificate } from '../domain/language-certificate.js';
import { CaseStore } from '../store/case.store.js';
import { CasePath, LanguageCertificateIn } from './inputs.js';
import { CaseOut } from './shapes.js';
import { Shower } from './shower.js';

/** A certificate of a foreign language in the draft: the rules say at once whether it takes the test's place. */
@ApiTags('applications')
@Controller('api/v1/applications/:attestationId/language-certificate')
export class LanguageCertificateController {
  constructor(private readonly cases: CaseStore, private readonly shower: Shower) {}

  /** Shows it, in the place of one shown before. 409 `not-a-draft`. */
  @Put()
  @Allow('applications.language-certificate.show')
  @ApiOkResponse({ type: CaseOut })
  show(
    @CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Body() body: LanguageCertificateIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<CaseOut> {
    const { language, kind, result, number, validUntil } = body;
    return this.changed(caller, attestationId, { language, kind, result, number, validUntil }, idempotencyKey);
  }

  /** Takes it out again. */
  @Delete()
  @Allow('applications.language-certificate.show')
  @ApiOkResponse({ type: CaseOut })
  remove(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CaseOut> {
    return this.changed(caller, attestationId, null, idempotencyKey);
  }

  private async changed(caller: Caller, attestationId: AttestationId, certificate: LanguageCertificate | null, idempotencyKey: IdempotencyKey): Promise<CaseOut> {
    const subject = { id: attestationId, key: attestationId };
    const options = { caller, idempotencyKey, body: certificate };
    return this.shower.case(orProblem(await this.cases.change(subject, (file) => showCertificate(file, certificate), options)));
  }
}
