import type { PersonId, PlainDate } from '@attestation/contracts';
import { gapsOf, type ApprovedExtension, type Campaign, type CampaignDates, type CampaignFile, type Extension } from '@attestation/regulation';
import { IsPlainDate } from '@attestation/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { WordingIn } from './draft.dto.js';

export class CampaignPath {
  @ApiProperty({ minimum: 2024, maximum: 2100, description: 'The attestation year' })
  @Type(() => Number)
  @IsInt()
  @Min(2024)
  @Max(2100)
  year!: number;
}

const date = (description: string) => ({ type: String, format: 'date', nullable: true, description });

const MOST_TOPICS = 50;
const MOST_TENGE = 1_000_000;

/** What is not known yet is left out: the draft then names it as a gap. */
export class CampaignIn {
  @ApiPropertyOptional(date('First day of the application window'))
  @IsOptional()
  @IsPlainDate()
  applicationFrom?: PlainDate | null;

  @ApiPropertyOptional(date('Last day of the application window'))
  @IsOptional()
  @IsPlainDate()
  applicationTo?: PlainDate | null;

  @ApiPropertyOptional(date('First day of the knowledge test'))
  @IsOptional()
  @IsPlainDate()
  testFrom?: PlainDate | null;

  @ApiPropertyOptional(date('Last day of the knowledge test'))
  @IsOptional()
  @IsPlainDate()
  testTo?: PlainDate | null;

  @ApiPropertyOptional(date('First day of the commissions’ review'))
  @IsOptional()
  @IsPlainDate()
  summaryFrom?: PlainDate | null;

  @ApiPropertyOptional(date('Last day of final decisions (R-113)'))
  @IsOptional()
  @IsPlainDate()
  decisionsBy?: PlainDate | null;

  @ApiPropertyOptional(date('First day of the bonus (R-115)'))
  @IsOptional()
  @IsPlainDate()
  bonusFrom?: PlainDate | null;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0, description: 'In tenge, of a paid attempt at the test; not known: left out (X-059)' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_TENGE)
  testFee?: number | null;

  @ApiPropertyOptional({ type: [WordingIn], maxItems: MOST_TOPICS, description: 'What the essay of the application is written about (X-083)' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_TOPICS)
  @ValidateNested({ each: true })
  @Type(() => WordingIn)
  essayTopics?: WordingIn[];

  @ApiPropertyOptional({ type: String, nullable: true, description: 'The order that sets the dates' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  orderNumber?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Where the dates stand' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  source?: string | null;
}

export const toDates = (body: CampaignIn): CampaignDates => ({
  applicationFrom: body.applicationFrom ?? null,
  applicationTo: body.applicationTo ?? null,
  testFrom: body.testFrom ?? null,
  testTo: body.testTo ?? null,
  summaryFrom: body.summaryFrom ?? null,
  decisionsBy: body.decisionsBy ?? null,
  bonusFrom: body.bonusFrom ?? null,
  testFee: body.testFee ?? null,
  essayTopics: (body.essayTopics ?? []).map((topic) => ({ ...topic })),
  orderNumber: body.orderNumber ?? null,
  source: body.source ?? null,
});

/** Later ends by another order; a period that is left out stays. */
export class ExtensionIn {
  @ApiPropertyOptional(date('Last day of the application window'))
  @IsOptional()
  @IsPlainDate()
  applicationTo?: PlainDate | null;

  @ApiPropertyOptional(date('Last day of the knowledge test'))
  @IsOptional()
  @IsPlainDate()
  testTo?: PlainDate | null;

  @ApiPropertyOptional(date('Last day of final decisions (R-113)'))
  @IsOptional()
  @IsPlainDate()
  decisionsBy?: PlainDate | null;

  @ApiProperty({ maxLength: 200, description: 'The order that extends' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  orderNumber!: string;

  @ApiProperty({ maxLength: 1000, description: 'Where it stands' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  source!: string;
}

export const toExtension = ({ applicationTo = null, testTo = null, decisionsBy = null, orderNumber, source }: ExtensionIn, preparedBy: PersonId): Extension => ({
  applicationTo, testTo, decisionsBy, orderNumber, source, preparedBy,
});

export class CampaignGapOut {
  @ApiProperty()
  field!: string;

  @ApiProperty({ enum: ['MISSING', 'OUTSIDE_YEAR', 'BEFORE', 'OVERLAP'] })
  fault!: string;

  @ApiPropertyOptional({ description: 'BEFORE: the date that should not be later' })
  other?: string;

  @ApiPropertyOptional({ description: 'OVERLAP: the campaign whose application window shares a day' })
  otherYear?: number;
}

export class ExtensionOut extends ExtensionIn {
  @ApiProperty({ format: 'uuid' })
  preparedBy!: PersonId;
}

export class ApprovedExtensionOut extends ExtensionOut {
  @ApiProperty({ format: 'uuid' })
  approvedBy!: PersonId;

  @ApiProperty({ format: 'date' })
  approvedOn!: PlainDate;
}

const PERSON = { type: String, format: 'uuid', nullable: true } as const;

/** A campaign as anyone may see it. */
export class CampaignOut extends CampaignIn {
  @ApiProperty()
  year!: number;

  @ApiProperty({ enum: ['DRAFT', 'APPROVED', 'OPEN', 'CLOSED'] })
  status!: CampaignFile['status'];

  static from({ preparedBy: _prepared, approvedBy: _approved, openedBy: _opened, closedBy: _closed, closedOn: _on, extension: _waiting, extensions: _extended, ...shown }: CampaignFile): CampaignOut {
    return shown;
  }
}

/** A campaign as the ministry sees it: who did what, which orders extended it, and what is still missing. */
export class CampaignFileOut extends CampaignOut {
  @ApiProperty({ format: 'uuid' })
  preparedBy!: string;

  @ApiProperty(PERSON)
  approvedBy!: string | null;

  @ApiProperty(PERSON)
  openedBy!: string | null;

  @ApiProperty(PERSON)
  closedBy!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  closedOn!: PlainDate | null;

  @ApiProperty({ type: ExtensionOut, nullable: true, description: 'Prepared, and waiting for a second person' })
  extension!: ExtensionOut | null;

  @ApiProperty({ type: [ApprovedExtensionOut], description: 'Orders that extended periods, the oldest first' })
  extensions!: ApprovedExtension[];

  @ApiProperty({ type: [CampaignGapOut] })
  gaps!: CampaignGapOut[];

  static of(file: CampaignFile, others: readonly CampaignFile[]): CampaignFileOut {
    return { ...file, gaps: gapsOf(file, others).map((gap): CampaignGapOut => ({ ...gap, field: gap.field satisfies keyof Campaign })) };
  }
}

export class CampaignListOut {
  @ApiProperty({ type: [CampaignOut] })
  items!: CampaignOut[];
}

export class CampaignFileListOut {
  @ApiProperty({ type: [CampaignFileOut] })
  items!: CampaignFileOut[];
}
