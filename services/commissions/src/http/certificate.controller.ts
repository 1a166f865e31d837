import { type Caller, type Decide, type IdempotencyKey, refuse } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { NOT_FOUND } from '@attestation/persistence';
import { certificateNumber, ruleSetOf } from '@attestation/regulation';
import { Clock, currentContext, Idempotency, newId, orProblem, publicId } from '@attestation/service-kit';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CaseFile } from '../domain/case-file.js';
import { type Issue, issueCertificate } from '../domain/certificate.js';
import { type Certificate, certificateState } from '../domain/certificate-state.js';
import { CaseFileStore } from '../store/case-file.store.js';
import { KnownFacts } from '../store/known-facts.js';
import { Queues } from '../store/queues.js';
import { type CertificateItem, Registers } from '../store/registers.js';
import { CertificatePage, CertificatesIn, CheckedCertificateOut, IssuedListOut, IssuedOut, ListedCertificateOut, PublicPath } from './certificate.dto.js';
import { PageQuery, SearchQuery } from './common.dto.js';
import { WaitingPage } from './waiting.dto.js';

/** The education organisation issues certificates; anybody checks one by what is printed on it. */
@ApiTags('commissions')
@Controller('api/v1/commissions/certificates')
export class CertificateController {
  constructor(
    private readonly files: CaseFileStore,
    private readonly known: KnownFacts,
    private readonly queues: Queues,
    private readonly registers: Registers,
    private readonly clock: Clock,
  ) {}

  /** The cases that wait for a certificate of the caller's organisation. */
  @Get('waiting')
  @Allow('commissions.certificate.issue')
  @ApiOkResponse({ type: WaitingPage })
  waiting(@CurrentCaller() caller: Caller, @Query() { limit = 50, ...wish }: SearchQuery): Promise<WaitingPage> {
    return this.queues.certificate(caller, { ...wish, limit });
  }

  /** The register of certificates within the caller's jurisdiction, the newest first. */
  @Get()
  @Allow('commissions.certificate.read')
  @ApiOkResponse({ type: CertificatePage })
  async list(@CurrentCaller() caller: Caller, @Query() { cursor, limit = 50 }: PageQuery): Promise<CertificatePage> {
    const { items, next } = await this.registers.certificates(caller, cursor, limit);
    return { items: items.map((each) => ListedCertificateOut.from(each, certificateState(each, this.clock.today()))), next };
  }

  /** Anybody checks a certificate by the id in its QR code: what is printed on it, and nothing else. 404 `certificate-unknown`. */
  @Get('public/:publicId')
  @Allow('commissions.certificate.check')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: CheckedCertificateOut })
  async check(@Param() { publicId: id }: PublicPath): Promise<CheckedCertificateOut> {
    const found = await this.registers.check(id);
    const { language = 'kk' } = currentContext();
    return found ? CheckedCertificateOut.from(found, certificateState(found, this.clock.today()), language) : orProblem(refuse('CERTIFICATE_UNKNOWN'));
  }

  /** Issues certificates, each by itself: number of the register, term, public id for its check. What is refused says why. */
  @Post('issue')
  @HttpCode(200)
  @Allow('commissions.certificate.issue')
  @ApiOkResponse({ type: IssuedListOut })
  async issue(@CurrentCaller() caller: Caller, @Body() body: CertificatesIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<IssuedListOut> {
    const known = new Map((await this.registers.certificateItems(caller, body.workItemIds)).map((item) => [item.workItemId, item]));
    const { language = 'kk' } = currentContext();
    const items: IssuedOut[] = [];
    for (const workItemId of body.workItemIds) {
      const item = known.get(workItemId);
      const issued = item ? await this.issueOne(caller, item, idempotencyKey) : NOT_FOUND;
      items.push(item && issued.ok ? IssuedOut.issued(workItemId, item.attestationId, issued.value) : IssuedOut.refused(workItemId, issued.ok ? NOT_FOUND : issued, language));
    }
    return { items };
  }

  private async issueOne(caller: Caller, item: CertificateItem, idempotencyKey: IdempotencyKey) {
    const issue = await this.prepare(caller, item);
    const decide: Decide<CaseFile, Certificate> = (file) => issueCertificate(file, issue);
    const key = `${idempotencyKey}/${item.workItemId}` as IdempotencyKey;
    return this.files.change({ id: item.attestationId, key: item.attestationId }, decide, { caller, idempotencyKey: key, body: item.workItemId });
  }

  /** What only the outside can give; an issued certificate takes no further number of the register. */
  private async prepare({ personId: by }: Caller, { region, level, ruleSet, year, issued }: CertificateItem): Promise<Issue> {
    const issuedOn = this.clock.today();
    const serial = issued ? 1 : await this.registers.nextCertificate(region, level, Number(issuedOn.slice(0, 4)));
    const campaign = await this.known.findCampaign(year);
    const number = certificateNumber(ruleSetOf(ruleSet), { region, level, issuedOn, serial }).outcome;
    const ids = { publicId: publicId(), awardId: newId(), paperId: newId() };
    return { number, ...ids, by, bonusFrom: campaign?.bonusFrom ?? null, issuedOn, now: this.clock.now().toISOString() };
  }
}
