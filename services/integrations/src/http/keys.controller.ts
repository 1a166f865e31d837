import { Allow, CurrentCaller } from '@attestation/access';
import { REGISTRIES, type Caller, type IdempotencyKey, type Registry, type SubjectKey } from '@attestation/contracts';
import { Clock, Idempotency, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { setKey, type PublicJwk } from '../domain/registry-key.js';
import { isUsableKey } from '../exchange/sealed-subject.js';
import { OwnKeys } from '../store/own-keys.js';
import { RegistryKeyStore } from '../store/registry-key.store.js';

const KEY_TYPES = ['RSA', 'EC', 'OKP'] as const;
const MAX = 2000;

export class RegistryPath {
  @ApiProperty({ enum: REGISTRIES })
  @IsIn(REGISTRIES)
  registry!: Registry;
}

/** A public JWK. A private member is an unknown field and refused. */
export class JwkIn implements PublicJwk {
  @ApiProperty({ enum: KEY_TYPES })
  @IsIn(KEY_TYPES)
  kty!: (typeof KEY_TYPES)[number];

  @ApiPropertyOptional({ description: 'Repeated in the header of what is sealed with it' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  kid?: string;

  @ApiPropertyOptional({ description: 'RSA: modulus, 2048 bits or more' })
  @IsOptional()
  @IsString()
  @MaxLength(MAX)
  n?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(MAX)
  e?: string;

  @ApiPropertyOptional({ description: 'P-256, P-384, P-521 or X25519' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  crv?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(MAX)
  x?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(MAX)
  y?: string;
}

export class RegistryKeyOut extends RegistryPath {
  @ApiProperty({ type: JwkIn })
  jwk!: PublicJwk;

  @ApiProperty({ format: 'date-time' })
  setAt!: string;
}

export class RegistryKeysOut {
  @ApiProperty({ type: [RegistryKeyOut] })
  items!: RegistryKeyOut[];
}

export class KeySetOut {
  @ApiProperty({ type: 'array', items: { type: 'object' } })
  keys!: object[];
}

/** The keys at the boundary to the registries: ours, for their answers, and theirs, for our questions. */
@ApiTags('integrations')
@Controller('api/v1/integrations')
export class KeysController {
  constructor(
    private readonly registryKeys: RegistryKeyStore,
    private readonly ownKeys: OwnKeys,
    private readonly clock: Clock,
  ) {}

  /** Our public keys (JWK Set, RFC 7517): the first one is the one to seal with. */
  @Get('keys')
  @Header('Cache-Control', 'public, max-age=300')
  @Allow('integrations.own-key.read')
  @ApiOkResponse({ type: KeySetOut })
  async keys(): Promise<KeySetOut> {
    return { keys: await this.ownKeys.published() };
  }

  @Get('registry-keys')
  @Allow('integrations.registry-key.read')
  @ApiOkResponse({ type: RegistryKeysOut })
  async list(): Promise<RegistryKeysOut> {
    return { items: await this.registryKeys.all() };
  }

  /** Sets a registry's key; questions that had to wait for it leave at once. 422 `registry-key-invalid`. */
  @Put('registry-keys/:registry')
  @Allow('integrations.registry-key.write')
  @ApiOkResponse({ type: RegistryKeyOut })
  async put(
    @CurrentCaller() caller: Caller, @Param() { registry }: RegistryPath, @Body() body: JwkIn, @Idempotency() idempotencyKey: IdempotencyKey,
  ): Promise<RegistryKeyOut> {
    const jwk: PublicJwk = { ...body };
    const key = { registry, jwk, setAt: this.clock.now().toISOString() };
    const usable = await isUsableKey(jwk);
    const subject = { id: registry, key: registry as string as SubjectKey };
    return orProblem(await this.registryKeys.change(subject, (known) => setKey(known, key, usable), { caller, idempotencyKey }));
  }
}
