import { Allow, CurrentCaller } from '@attestation/access';
import type { Caller, IdempotencyKey, SubjectKey } from '@attestation/contracts';
import { Clock, Idempotency, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, Matches } from 'class-validator';
import { setClient } from '../domain/registry-client.js';
import { SOURCES } from '../registries/senders.js';
import { RegistryClientStore } from '../store/registry-client.store.js';

export class ClientPath {
  @ApiProperty({ description: 'The account’s id at the issuer of tokens (client credentials)' })
  @Matches(/^[\w.:-]{1,100}$/)
  client!: string;
}

export class SourcesIn {
  @ApiProperty({ type: [String], enum: SOURCES, description: 'Empty: it may publish nothing any more' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(SOURCES, { each: true })
  sources!: string[];
}

export class RegistryClientOut {
  @ApiProperty()
  client!: string;

  @ApiProperty({ type: [String] })
  sources!: string[];

  @ApiProperty({ format: 'date-time' })
  setAt!: string;
}

export class RegistryClientsOut {
  @ApiProperty({ type: [RegistryClientOut] })
  items!: RegistryClientOut[];
}

/** Which machine account may publish in the name of which registry. */
@ApiTags('integrations')
@Controller('api/v1/integrations/registry-clients')
export class ClientsController {
  constructor(
    private readonly clients: RegistryClientStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('integrations.registry-client.read')
  @ApiOkResponse({ type: RegistryClientsOut })
  async list(): Promise<RegistryClientsOut> {
    return { items: await this.clients.all() };
  }

  /** Sets the sources of an account; it has no others. */
  @Put(':client')
  @Allow('integrations.registry-client.write')
  @ApiOkResponse({ type: RegistryClientOut })
  async put(
    @CurrentCaller() caller: Caller, @Param() { client }: ClientPath, @Body() { sources }: SourcesIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<RegistryClientOut> {
    const given = { client, sources, setAt: this.clock.now().toISOString() };
    return orProblem(await this.clients.change({ id: client, key: client as string as SubjectKey }, (known) => setClient(known, given), { caller, idempotencyKey }));
  }
}
