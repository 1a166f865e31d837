import { REGISTRIES, type AttestationId, type Language } from '@attestation/contracts';
import { CRITERIA, SUPPLIERS, type CriterionProposal, type Supplier } from '@attestation/regulation';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { CaseEvidence } from '../domain/case-evidence.js';
import type { Evaluation } from '../domain/evaluation.js';
import { criterionText, sheetNotGiven } from '../domain/own-reasons.js';
import { ReasonOut } from './shapes.js';

export class EvaluationQuery {
  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'false', description: 'What is there today, instead of what was submitted' })
  @IsOptional() @IsIn(['true', 'false'])
  preview?: 'true' | 'false';
}

export class JudgedItemOut {
  @ApiProperty({ enum: REGISTRIES }) registry!: string;
  @ApiProperty() source!: string;
  @ApiProperty() manual!: boolean;
  @ApiProperty() counted!: boolean;
  @ApiProperty({ type: ReasonOut }) reason!: ReasonOut;
  @ApiProperty({ type: Object }) item!: Record<string, unknown>;
}
export class MissingOut {
  @ApiProperty({ type: ReasonOut }) reason!: ReasonOut;
  @ApiProperty({ enum: SUPPLIERS, isArray: true, description: 'Who can supply it' }) suppliers!: Supplier[];
}
export class CriterionOut {
  @ApiProperty({ enum: CRITERIA }) criterion!: string;
  @ApiProperty() text!: string;
  @ApiProperty() required!: boolean;
  @ApiProperty() met!: boolean;
  @ApiProperty({ example: '72.5', description: 'Exact decimal' }) points!: string;
  @ApiProperty({ enum: ['EVIDENCE', 'COMMISSION'], description: '`COMMISSION`: no registry holds it, the commission judges by the documents' }) basis!: string;
  @ApiProperty({ type: [JudgedItemOut] }) items!: JudgedItemOut[];
  @ApiProperty({ type: [MissingOut] }) missing!: MissingOut[];
  @ApiProperty({ type: [ReasonOut] }) reasons!: ReasonOut[];
}
export class PeriodOut {
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date' }) to!: string;
}
export class ScoreOut {
  @ApiProperty({ type: PeriodOut, description: 'What lies outside does not count (X-003)' }) period!: PeriodOut;
  @ApiProperty({ type: [CriterionOut] }) criteria!: CriterionOut[];
  @ApiProperty() total!: string;
  @ApiProperty() minimum!: number;
  @ApiProperty() meets!: boolean;
}

/** What the rules make of a portfolio: a proposal for the commission, whose points decide. */
export class EvaluationOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: AttestationId;
  @ApiProperty() claimed!: string;
  @ApiProperty({ description: 'Of what is there today; false: of what was submitted' }) preview!: boolean;
  @ApiProperty({ type: Number, nullable: true }) version!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of the snapshot that was judged' }) hash!: string | null;
  @ApiProperty({ type: ScoreOut, nullable: true, description: 'null: the rules do not give the sheet of this post' }) score!: ScoreOut | null;
  @ApiProperty({ type: [ReasonOut] }) reasons!: ReasonOut[];

  static from(known: CaseEvidence, evaluation: Evaluation | null, preview: boolean, language: Language): EvaluationOut {
    const { attestationId, claimed, snapshot } = known;
    const frozen = preview ? null : snapshot;
    const reasons = evaluation?.score.reasons ?? [sheetNotGiven(known.positionGroup)];
    return {
      attestationId, claimed, preview, version: frozen?.version ?? null, hash: frozen?.hash ?? null,
      score: evaluation && scoreOf(evaluation, language),
      reasons: reasons.map((reason) => ReasonOut.from(reason, language)),
    };
  }
}

function scoreOf(evaluation: Evaluation, language: Language): ScoreOut {
  const { period, score: { criteria, total, minimum, outcome } } = evaluation;
  return { period, criteria: criteria.map((each) => criterionOf(each, evaluation, language)), total, minimum, meets: outcome === 'MEETS' };
}

function criterionOf({ criterion, required, met, points, basis, items, missing, reasons }: CriterionProposal, evaluation: Evaluation, language: Language): CriterionOut {
  const judged = items.flatMap(({ index, counted, reason }): JudgedItemOut[] => {
    const found = evaluation.items[index];
    if (!found) return [];
    const { registry, source, manual, item } = found;
    return [{ registry, source, manual, counted, reason: ReasonOut.from(reason, language), item: { ...item } }];
  });
  return {
    criterion, text: criterionText(criterion, language), required, met, points, basis, items: judged,
    missing: missing.map(({ reason, suppliers }) => ({ reason: ReasonOut.from(reason, language), suppliers })),
    reasons: reasons.map((reason) => ReasonOut.from(reason, language)),
  };
}
