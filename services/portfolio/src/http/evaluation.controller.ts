import { Allow, CurrentCaller } from '@attestation/access';
import { refuse, type Caller } from '@attestation/contracts';
import { Clock, currentContext, refusalProblem } from '@attestation/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { evaluateFrozen, preview } from '../domain/evaluation.js';
import { EvidenceReader } from '../store/evidence.reader.js';
import { EvaluationOut, EvaluationQuery } from './evaluation-shapes.js';
import { CasePath } from './inputs.js';

/** What the evidence of a case is worth by the rules, and what is missing. */
@ApiTags('portfolio')
@Controller('api/v1/portfolio/attestations/:attestationId/evaluation')
export class EvaluationController {
  constructor(private readonly reader: EvidenceReader, private readonly clock: Clock) {}

  /**
   * Of each criterion the points proposed, which items count and why, what is missing and who can supply it. Of the frozen portfolio, 404 while
   * nothing is frozen; with `preview` of what is there today.
   */
  @Get()
  @Allow('portfolio.evidence.read')
  @ApiOkResponse({ type: EvaluationOut })
  async ofCase(@CurrentCaller() caller: Caller, @Param() { attestationId }: CasePath, @Query() query: EvaluationQuery): Promise<EvaluationOut> {
    const known = await this.reader.ofCase(caller, attestationId);
    const asked = query.preview === 'true';
    if (!known || (!asked && !known.snapshot)) throw refusalProblem(refuse('NOT_FOUND'));
    const evaluation = asked || !known.snapshot ? preview(known, this.clock.now().toISOString()) : evaluateFrozen(known, known.snapshot);
    return EvaluationOut.from(known, evaluation, asked, currentContext().language ?? 'kk');
  }
}
