import { Allow, CurrentCaller } from '@attestation/access';
import type { Caller, Language, OrganisationId } from '@attestation/contracts';
import { Clock, currentContext } from '@attestation/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { CaseEvidence } from '../domain/case-evidence.js';
import { checkList, lacking } from '../domain/check-list.js';
import { preview } from '../domain/evaluation.js';
import { EvidenceReader } from '../store/evidence.reader.js';
import { NamesReader, type Names } from '../store/names.reader.js';
import { MissingOut } from './evaluation-shapes.js';
import { PortfolioQuery } from './inputs.js';
import { CheckRowOut, GapOut, ReasonOut } from './shapes.js';
import { showGap, showRow } from './show.js';

class OrganisationPath {
  @ApiProperty({ format: 'uuid' }) @IsUUID() organisationId!: OrganisationId;
}
class GapsOfCaseOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Her name; null: not known yet' }) teacher!: string | null;
  @ApiProperty() claimed!: string;
  @ApiProperty({ description: 'Returned by the organisation; false: still a draft' }) returned!: boolean;
  @ApiProperty({ type: [CheckRowOut], description: 'Required, and missing or still to be confirmed' }) missing!: CheckRowOut[];
  @ApiProperty({ type: [GapOut], description: 'What the organisation marked when it returned the portfolio' }) marked!: GapOut[];
  @ApiProperty({ type: [MissingOut], description: 'What each criterion lacks by the rules, and who can supply it' }) advice!: MissingOut[];
}
class GapsOut {
  @ApiProperty({ type: [GapsOfCaseOut] }) items!: GapsOfCaseOut[];
  @ApiProperty({ description: 'How many the whole list holds' }) total!: number;
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

/** What is still missing from the portfolios of an organisation's teachers, while something can be done about it. */
@ApiTags('portfolio')
@Controller('api/v1/portfolio/organisations/:organisationId/gaps')
export class GapsController {
  constructor(private readonly reader: EvidenceReader, private readonly names: NamesReader, private readonly clock: Clock) {}

  /** Drafts and returned portfolios, each with what it lacks and who can supply it. Another organisation's list is empty. */
  @Get()
  @Allow('portfolio.gaps.read')
  @ApiOkResponse({ type: GapsOut })
  async ofOrganisation(@CurrentCaller() caller: Caller, @Param() { organisationId }: OrganisationPath, @Query() query: PortfolioQuery): Promise<GapsOut> {
    const { items, next, total } = await this.reader.open(caller, organisationId, query);
    const names = await this.names.of(items.map(({ personId }) => personId));
    const now = this.clock.now().toISOString();
    return { items: items.map((known) => gapsOf(known, names, now, currentContext().language ?? 'kk')), next, total };
  }
}

function gapsOf(known: CaseEvidence, names: Names, now: string, language: Language): GapsOfCaseOut {
  const { attestationId, personId, claimed, returned } = known;
  const list = checkList(known);
  const missing = lacking(list, []).map((row) => showRow(row, language));
  const marked = (returned?.gaps ?? []).map((gap) => showGap(gap, list.rows, language));
  const proposals = preview(known, now)?.score.criteria ?? [];
  const advice = proposals.filter(({ required, met }) => required && !met).flatMap((each) => each.missing);
  return {
    attestationId, personId, teacher: names.get(personId) ?? null, claimed, returned: returned !== null, missing, marked,
    advice: advice.map(({ reason, suppliers }) => ({ reason: ReasonOut.from(reason, language), suppliers })),
  };
}
