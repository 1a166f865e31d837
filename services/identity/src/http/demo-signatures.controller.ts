import { bearerIn, TokenVerifier } from '@attestation/access/tokens';
import type { PersonId } from '@attestation/contracts';
import { cmsSigner, type KeyAndCertificate, type Signer } from '@attestation/documents/signature';
import { Clock, commonProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Header, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiExcludeController, ApiProperty } from '@nestjs/swagger';
import { IsBase64, IsString, MaxLength } from 'class-validator';
import { Accounts } from '../store/accounts.js';
import { DemoKeys } from '../store/demo-keys.js';

/** The demo authority of this machine. */
export const DEMO_AUTHORITY = Symbol('SIGNATURE_AUTHORITY');

/** In base64, within the usual limit of a body: three quarters of a megabyte of content. */
const MAX_LENGTH = 1_040_000;
/** Keys that are kept open; the next one closes them all. */
const MOST_OPEN = 1000;

export class ContentIn {
  @ApiProperty({ format: 'byte', maxLength: MAX_LENGTH, description: 'What is signed, in base64' })
  @IsString()
  @MaxLength(MAX_LENGTH)
  @IsBase64()
  content!: string;
}

/**
 * What a person's own signing device does elsewhere: on a laptop, the issuer signs for whoever is signed in. Every document so
 * signed is a demo's.
 */
@ApiExcludeController()
@Controller('oidc')
export class DemoSignaturesController {
  private readonly open = new Map<PersonId, Promise<Signer>>();

  constructor(
    @Inject(TokenVerifier) private readonly tokens: TokenVerifier,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(DemoKeys) private readonly keys: DemoKeys,
    @Inject(DEMO_AUTHORITY) private readonly authority: KeyAndCertificate,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** A detached CMS signature by the signed-in person's demo key, over exactly these bytes. */
  @Post('demo-signatures')
  @HttpCode(200)
  async sign(@Headers('authorization') authorization: string | undefined, @Body() { content }: ContentIn): Promise<{ cms: string }> {
    const signer = await this.signerOf(await this.personOf(authorization));
    const cms = await signer.sign(Buffer.from(content, 'base64'));
    return { cms: cms.toString('base64') };
  }

  /** The certificate that vouches for all demo keys of this machine. */
  @Get('demo-trust')
  @Header('content-type', 'application/x-pem-file')
  trust(): string {
    return this.authority.certificatePem;
  }

  private async personOf(authorization: string | undefined): Promise<PersonId> {
    const token = bearerIn(authorization);
    const verified = token === undefined ? undefined : await this.tokens.verify(token);
    if (!verified?.ok) throw commonProblem('UNAUTHENTICATED');
    return verified.personId;
  }

  private async signerOf(personId: PersonId): Promise<Signer> {
    const account = await this.accounts.byPerson(personId);
    if (!account) throw commonProblem('FORBIDDEN'); // it was taken away while the token still lives
    if (this.open.size >= MOST_OPEN) this.open.clear();
    const signer = this.open.get(personId) ?? this.keys.of(personId, account.login).then((pair) => cmsSigner(pair, () => this.clock.now()));
    this.open.set(personId, signer);
    signer.catch(() => this.open.delete(personId));
    return signer;
  }
}
