import { Allow, CurrentCaller } from '@attestation/access';
import type { Caller, IdempotencyKey, PlaceCode } from '@attestation/contracts';
import type { Page } from '@attestation/persistence';
import { Idempotency, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, Matches, ValidateNested } from 'class-validator';
import { putPlace, type Place } from '../domain/place.js';
import { PlaceStore } from '../store/place.store.js';
import { PLACE_CODE, PlacedQuery, TextsIn } from './common.dto.js';

const KINDS = ['COUNTRY', 'REGION', 'CITY', 'DISTRICT', 'LOCALITY'] as const;

export class PlacePath {
  @ApiProperty({ type: String, description: 'KATO code: 2, 4, 6 or 9 digits' })
  @Matches(PLACE_CODE)
  placeCode!: PlaceCode;
}

export class PlaceIn {
  @ApiProperty({ type: String, nullable: true, description: 'The place above; null for a region' })
  @IsOptional()
  @Matches(PLACE_CODE)
  parentCode!: PlaceCode | null;

  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind!: (typeof KINDS)[number];

  @ApiProperty({ type: TextsIn })
  @IsObject()
  @ValidateNested()
  @Type(() => TextsIn)
  name!: TextsIn;

  @ApiProperty({ description: 'Whether there are district departments here (E.1, F-14)' })
  @IsBoolean()
  hasDistrictLevel!: boolean;
}

export class PlaceOut extends PlaceIn {
  @ApiProperty({ type: String })
  placeCode!: PlaceCode;
}

export class PlacePage {
  @ApiProperty({ type: [PlaceOut] })
  items!: PlaceOut[];

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

/** The territory. */
@ApiTags('directory')
@Controller('api/v1/directory/places')
export class PlacesController {
  constructor(private readonly places: PlaceStore) {}

  /** Registers a place or what has changed about it. 422 `place-unknown`: the place above is not there, or lies below this one. */
  @Put(':placeCode')
  @Allow('directory.place.write')
  @ApiOkResponse({ type: PlaceOut })
  async put(
    @CurrentCaller() caller: Caller, @Param() { placeCode }: PlacePath, @Body() body: PlaceIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<PlaceOut> {
    const { kind, hasDistrictLevel, name: { kk, ru, en } } = body;
    const place: Place = { placeCode, parentCode: body.parentCode ?? null, kind, hasDistrictLevel, name: { kk, ru, en } };
    const subject = { id: placeCode, key: placeCode, parentCode: place.parentCode };
    return orProblem(
      await this.places.change(subject, (entry) => putPlace(entry ?? { parentKnown: false, parentBelow: false }, place), { caller, idempotencyKey }),
    );
  }

  /** The places right below one (`place`), or the regions. */
  @Get()
  @Allow('directory.place.read')
  @ApiOkResponse({ type: PlacePage })
  list(@Query() { place, cursor, limit }: PlacedQuery): Promise<Page<Place>> {
    return this.places.list(place, cursor, limit);
  }
}
