import { type Caller, type ChangeOptions, type IdempotencyKey, refuse } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { Clock, currentContext, Idempotency, newId, orProblem, publicId } from '@attestation/service-kit';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type CertificateAnswer, type CertificateDesk, issueCertificates, type WantedCertificate } from '../domain/certificate-desk.js';
import { certificateState } from '../domain/certificate-state.js';
import { CertificateStore } from '../store/certificate.store.js';
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
    private readonly certificates: CertificateStore,
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

  /**
   * Issues certificates together: number of the register, term, public id for the check of each. One that cannot be issued says why and holds up
   * nobody else. The same key gives the same answers; where the act breaks off, nothing of it is issued.
   */
  @Post('issue')
  @HttpCode(200)
  @Allow('commissions.certificate.issue')
  @ApiOkResponse({ type: IssuedListOut })
  async issue(@CurrentCaller() caller: Caller, @Body() body: CertificatesIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<IssuedListOut> {
    const items = new Map((await this.registers.certificateItems(caller, body.workItemIds)).map((item) => [item.workItemId, item]));
    const answers = items.size > 0 ? await this.issueAll(caller, body.workItemIds.flatMap((id) => items.get(id) ?? []), { caller, idempotencyKey, body }) : [];
    const answered = new Map(answers.filter(({ workItemId }) => items.has(workItemId)).map((each) => [each.workItemId, each]));
    const { language = 'kk' } = currentContext();
    return { items: body.workItemIds.map((workItemId) => IssuedOut.from(workItemId, answered.get(workItemId), language)) };
  }

  private async issueAll({ personId: by }: Caller, items: readonly CertificateItem[], options: ChangeOptions): Promise<CertificateAnswer[]> {
    const today = this.clock.today();
    const wanted = await this.prepare(items, Number(today.slice(0, 4)));
    const act = { by, today, now: this.clock.now().toISOString() };
    const subject = { id: by, key: by, also: items.map(({ attestationId }) => attestationId), series: wanted };
    return orProblem(await this.certificates.change(subject, (desk: CertificateDesk | undefined) => issueCertificates(desk, wanted, act), options));
  }

  /** What only the outside can give. */
  private async prepare(items: readonly CertificateItem[], year: number): Promise<WantedCertificate[]> {
    const years = [...new Set(items.map(({ campaign }) => campaign))];
    const campaigns = new Map(await Promise.all(years.map(async (each) => [each, await this.known.findCampaign(each)] as const)));
    return items.map(({ campaign, ...item }) => ({ ...item, year, publicId: publicId(), awardId: newId(), paperId: newId(), bonusFrom: campaigns.get(campaign)?.bonusFrom ?? null }));
  }
}
