import { AllowMachine } from '@attestation/access';
import { refuse, type PersonId } from '@attestation/contracts';
import { commonProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { NumberExchange, type Exchanged } from '../store/number-exchange.js';

/** The one client that may exchange personal numbers. */
const EXCHANGE_CLIENT = 'integrations';

/** Exactly one of the two. */
export class ExchangeIn {
  @IsOptional()
  @IsUUID()
  personId?: PersonId;

  @IsOptional()
  @IsString()
  @MaxLength(20)
  personalNumber?: string;
}

/** The boundary to the registries: a person's id for her number and back. For `integrations` alone; in no document for people. */
@ApiExcludeController()
@Controller('api/v1/directory/personal-numbers')
export class PersonalNumbersController {
  constructor(private readonly numbers: NumberExchange) {}

  /** 404 for whom or which nobody is known. Body and answer are logged nowhere. */
  @Post('exchange')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @AllowMachine(EXCHANGE_CLIENT)
  async exchange(@Body() { personId, personalNumber }: ExchangeIn): Promise<Exchanged> {
    if ((personId === undefined) === (personalNumber === undefined)) throw commonProblem('VALIDATION_FAILED');
    const found = await (personId !== undefined ? this.numbers.numberOf(personId, EXCHANGE_CLIENT) : this.numbers.personOf(personalNumber ?? '', EXCHANGE_CLIENT));
    if (!found) throw refusalProblem(refuse('NOT_FOUND'));
    return found;
  }
}
