import type { PlainDate } from '@attestation/contracts';
import type { Campaign } from '@attestation/regulation';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { gapsOf, type CampaignDates, type CampaignFile } from '../domain/campaign.js';
import { IsPlainDate } from './plain-date.js';

export class CampaignPath {
  @ApiProperty({ minimum: 2024, maximum: 2100, description: 'The attestation year' })
  @Type(() => Number)
  @IsInt()
  @Min(2024)
  @Max(2100)
  year!: number;
}

const date = (description: string) => ({ type: String, format: 'date', nullable: true, description });

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
  orderNumber: body.orderNumber ?? null,
  source: body.source ?? null,
});

export class CampaignGapOut {
  @ApiProperty()
  field!: string;

  @ApiProperty({ enum: ['MISSING', 'OUTSIDE_YEAR', 'BEFORE'] })
  fault!: string;

  @ApiPropertyOptional({ description: 'BEFORE: the date that should not be later' })
  other?: string;
}

/** A campaign as anyone may see it. */
export class CampaignOut extends CampaignIn {
  @ApiProperty()
  year!: number;

  @ApiProperty({ enum: ['DRAFT', 'APPROVED', 'OPEN'] })
  status!: CampaignFile['status'];

  static from({ preparedBy: _prepared, approvedBy: _approved, openedBy: _opened, ...shown }: CampaignFile): CampaignOut {
    return shown;
  }
}

/** A campaign as the ministry sees it: who did what, and what is still missing. */
export class CampaignFileOut extends CampaignOut {
  @ApiProperty({ format: 'uuid' })
  preparedBy!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  approvedBy!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  openedBy!: string | null;

  @ApiProperty({ type: [CampaignGapOut] })
  gaps!: CampaignGapOut[];

  static override from(file: CampaignFile): CampaignFileOut {
    return { ...file, gaps: gapsOf(file).map((gap): CampaignGapOut => ({ ...gap, field: gap.field satisfies keyof Campaign })) };
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
