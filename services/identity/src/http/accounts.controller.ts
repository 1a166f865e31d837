import { createHash, timingSafeEqual } from 'node:crypto';
import { isUuid } from '@attestation/contracts';
import { commonProblem, ProblemException } from '@attestation/service-kit';
import { Body, Controller, Headers, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiExcludeController, ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, Length, Matches } from 'class-validator';
import type { Response } from 'express';
import { readLoginName } from '../domain/login-name.js';
import { Accounts, BUSY_SECONDS, type AccountOutcome } from '../store/accounts.js';

/** The secret that a supervisor or a demo shows to make accounts; without one nobody can. */
export const BOOTSTRAP_SECRET = Symbol('IDENTITY_BOOTSTRAP_SECRET');

export class AccountIn {
  @ApiProperty({ description: '3 to 64 of a-z 0-9 . _ @ -; upper case is lowered' })
  @IsString()
  @Matches(/^[a-zA-Z0-9][a-zA-Z0-9._@-]{1,62}[a-zA-Z0-9]$/)
  login!: string;

  @ApiProperty({ minLength: 10, maxLength: 200 })
  @IsString()
  @Length(10, 200)
  password!: string;

  @ApiProperty({ format: 'uuid', description: 'The person of `directory`; becomes the token’s `sub`' })
  @IsUUID()
  personId!: string;
}

/** Accounts for a laptop. On the service's own port alone: the web entry does not route here. */
@ApiExcludeController()
@Controller('internal/accounts')
export class AccountsController {
  constructor(
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(BOOTSTRAP_SECRET) private readonly secret: string | undefined,
  ) {}

  /** Makes an account, or gives the same person's account this password. The same command again changes nothing. */
  @Post()
  @HttpCode(200)
  async put(@Headers('authorization') authorization: string | undefined, @Body() body: AccountIn, @Res({ passthrough: true }) response: Response): Promise<{ login: string; personId: string }> {
    if (!this.permits(authorization)) throw commonProblem('UNAUTHENTICATED');
    const login = readLoginName(body.login);
    const personId = body.personId.toLowerCase();
    if (!login || !isUuid(personId)) throw commonProblem('VALIDATION_FAILED');
    const outcome = await this.accounts.put({ login, personId }, body.password);
    if (outcome === 'BUSY') {
      response.setHeader('retry-after', BUSY_SECONDS);
      throw commonProblem('UNAVAILABLE');
    }
    const problem = PROBLEMS[outcome];
    if (problem) throw new ProblemException(problem);
    return { login, personId };
  }

  /** Hashes are compared: of equal length whatever was sent, in constant time. */
  private permits(authorization: string | undefined): boolean {
    const given = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    return this.secret !== undefined && given !== undefined && timingSafeEqual(sha256(given), sha256(this.secret));
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const PROBLEMS: Partial<Record<AccountOutcome, ProblemException['content']>> = {
  LOGIN_TAKEN: {
    status: 409,
    code: 'LOGIN_TAKEN',
    title: { kk: 'Бұл логин басқа адамға тиесілі', ru: 'Этот логин принадлежит другому человеку', en: 'This login name belongs to another person' },
  },
  PERSON_HAS_ANOTHER_LOGIN: {
    status: 409,
    code: 'PERSON_HAS_ANOTHER_LOGIN',
    title: { kk: 'Бұл адамның басқа логині бар', ru: 'У этого человека другой логин', en: 'This person has another login name' },
  },
};
