import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import { refuse, type AttestationId, type Caller, type IdempotencyKey } from '@attestation/contracts';
import { Clock, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { giveEmail } from '../domain/email.js';
import { CaseReader } from '../store/case.reader.js';
import { CaseStore } from '../store/case.store.js';
import { CasePath, EmailIn } from './inputs.js';
import { EmailOut } from './shapes.js';

/** The e-mail address of an application: hers to see and to correct while the case is open. Whoever else reads the case finds that of the day she signed in the application alone. */
@ApiTags('applications')
@Controller('api/v1/applications/:attestationId/email')
export class EmailController {
  constructor(
    private readonly cases: CaseStore,
    private readonly reader: CaseReader,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @Allow('applications.email.read')
  @ApiOkResponse({ type: EmailOut })
  async read(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath): Promise<EmailOut> {
    const file = await this.reader.one(caller, attestationId);
    if (!file) throw refusalProblem(refuse('NOT_FOUND'));
    return { email: file.email ?? null };
  }

  /** Gives it, in the place of one given before; after the submission the time-line says so, without the address. 409 `attestation-ended`. */
  @Put()
  @Allow('applications.email.give')
  @ApiOkResponse({ type: EmailOut })
  async give(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Body() { email }: EmailIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<EmailOut> {
    const subject: { id: AttestationId; key: AttestationId } = { id: attestationId, key: attestationId };
    const now = this.clock.now().toISOString();
    const given = orProblem(await this.cases.change(subject, (file) => giveEmail(file, { email, now }), { caller, idempotencyKey, body: { email } }));
    return { email: given.email ?? null };
  }
}
