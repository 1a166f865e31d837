import { REGISTRIES, type Language, type Reason } from '@attestation/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** What the doors of `portfolio` show. Texts are in the language of Accept-Language. */
export class ReasonOut {
  @ApiProperty({ example: 'X-028' }) rule!: string;
  @ApiProperty() source!: string;
  @ApiProperty({ enum: ['exact', 'paraphrased', 'uncertain', 'default'] }) confidence!: string;
  @ApiProperty() text!: string;

  static from({ rule, source, confidence, text }: Reason, language: Language): ReasonOut {
    return { rule, source, confidence, text: text[language] };
  }
}

export class EvidenceOut {
  @ApiProperty({ enum: REGISTRIES }) registry!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ enum: ['AWAITED', 'ANSWERED', 'EMPTY', 'SILENT'] }) status!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Who said it; of what was entered by hand, the number of the appointing order' }) source!: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) receivedAt!: string | null;
  @ApiProperty() manual!: boolean;
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'Whoever entered it by hand, or observed the lesson' }) enteredBy!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Her name' }) enteredByName!: string | null;
  @ApiProperty({ type: [Object] }) items!: Record<string, unknown>[];
}

export class CheckRowOut {
  @ApiProperty({ enum: ['DOCUMENT', 'CRITERION'] }) kind!: string;
  @ApiProperty({ example: 'COURSES', description: 'A document, or a criterion such as 4.1' }) code!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ enum: REGISTRIES, nullable: true, type: String, description: 'Where its evidence is; null: no registry has it' }) registry!: string | null;
  @ApiProperty() required!: boolean;
  @ApiProperty({ enum: ['PRESENT', 'TO_CONFIRM', 'MISSING'] }) presence!: string;
  @ApiProperty() found!: number;
  @ApiProperty({ type: Number, nullable: true }) needed!: number | null;
}

export class FrozenOut {
  @ApiProperty({ minimum: 1, description: '1: what was submitted; each return makes another' }) version!: number;
  @ApiProperty({ description: 'SHA-256 of the canonical JSON, hex' }) hash!: string;
  @ApiProperty({ format: 'date-time' }) frozenAt!: string;
  @ApiProperty() items!: number;
}

export class GapOut {
  @ApiProperty({ example: 'COURSES', description: 'A row of the check-list' }) code!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ enum: REGISTRIES, nullable: true, type: String, description: 'Where its evidence is entered; null: no registry has it' }) registry!: string | null;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
}

export class CorrectionOut {
  @ApiProperty({ enum: REGISTRIES }) registry!: string;
  @ApiProperty() text!: string;
  @ApiProperty() source!: string;
  @ApiProperty({ format: 'date-time' }) correctedAt!: string;
}

/** How whole the portfolio of a case is, and where each piece comes from. */
export class CaseEvidenceOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty() claimed!: string;
  @ApiProperty({ description: 'Nothing required is missing' }) complete!: boolean;
  @ApiProperty({ type: [EvidenceOut] }) evidence!: EvidenceOut[];
  @ApiProperty({ type: [EvidenceOut], description: 'What arrived after the submission: beside the snapshot, never inside' }) late!: EvidenceOut[];
  @ApiProperty({ type: [CorrectionOut], description: 'Where a registry’s later word does not agree with the snapshot, which stays' }) corrections!: CorrectionOut[];
  @ApiProperty({ type: [CheckRowOut] }) checkList!: CheckRowOut[];
  @ApiProperty({ type: [ReasonOut] }) reasons!: ReasonOut[];
  @ApiProperty({ type: FrozenOut, nullable: true }) frozen!: FrozenOut | null;
  @ApiProperty({ type: [GapOut], description: 'What the organisation marked as missing and is still to be supplied' }) gaps!: GapOut[];
}

export class SnapshotOut extends FrozenOut {
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ description: 'Canonical JSON: its SHA-256 is the hash' }) content!: string;
  @ApiProperty({ description: 'The hash was computed again and agrees' }) verified!: boolean;
  @ApiProperty({ type: [EvidenceOut], description: 'The content’s evidence, for reading' }) evidence!: EvidenceOut[];
}

export class HolderOut {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'null: not known yet' }) name!: string | null;
}

export class AssessmentItemOut {
  @ApiProperty({ format: 'uuid' }) workItemId!: string;
  @ApiProperty({ format: 'uuid' }) attestationId!: string;
  @ApiProperty({ format: 'uuid' }) personId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Her name; null: not known yet' }) teacher!: string | null;
  @ApiProperty() claimed!: string;
  @ApiProperty({ format: 'date-time' }) openedAt!: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String, description: 'The law sets no term (F-13)' }) due!: string | null;
  @ApiProperty({ type: HolderOut, nullable: true, description: 'Who of several responsible persons has it in hand; null: whoever comes' }) holder!: HolderOut | null;
  @ApiProperty({ type: [CheckRowOut], description: 'Required, and missing or still to be confirmed' }) missing!: CheckRowOut[];
}
export class AssessmentsOut {
  @ApiProperty({ type: [AssessmentItemOut] }) items!: AssessmentItemOut[];
  @ApiProperty({ description: 'How many the whole list holds' }) total!: number;
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
export class AssessmentOut extends AssessmentItemOut {
  @ApiProperty({ enum: ['OPEN', 'ADMITTED', 'RETURNED', 'CANCELLED'] }) status!: string;
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'The check that came after this one, which returned the portfolio; null: none has yet' }) followedBy!: string | null;
  @ApiProperty({ type: CaseEvidenceOut }) portfolio!: CaseEvidenceOut;
}

export class RecordItemOut {
  @ApiProperty({ example: 2024 }) schoolYear!: number;
  @ApiProperty({ enum: REGISTRIES }) registry!: string;
  @ApiProperty() text!: string;
  @ApiProperty() source!: string;
  @ApiProperty() manual!: boolean;
  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: 'Whoever entered it by hand, or observed the lesson' }) enteredBy!: string | null;
  @ApiProperty({ format: 'date-time' }) receivedAt!: string;
  @ApiProperty({ type: Object }) item!: Record<string, unknown>;
}
export class RecordOut {
  @ApiProperty({ type: [RecordItemOut] }) items!: RecordItemOut[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
