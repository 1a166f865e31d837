import { CATEGORIES, type Category, type PlainDate } from '@attestation/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { EmploymentOut } from './employments.controller.js';

/** Somebody who works at an organisation. */
export class ColleagueOut extends EmploymentOut {
  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: CATEGORIES })
  currentCategory!: Category;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  categoryValidUntil!: PlainDate | null;
}

export class ColleaguePage {
  @ApiProperty({ type: [ColleagueOut] })
  items!: ColleagueOut[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}
