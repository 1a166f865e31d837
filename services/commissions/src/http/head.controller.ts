import type { Caller, Decide, IdempotencyKey } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { certificateNumber, ruleSetOf } from '@attestation/regulation';
import { Clock, Idempotency, newId, orProblem, publicId } from '@attestation/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Certificate, issueCertificate } from '../domain/certificate.js';
import { issueOrder, type Order } from '../domain/order.js';
import { CaseFileStore } from '../store/case-file.store.js';
import { CertificateStore } from '../store/certificate.store.js';
import { KnownFacts } from '../store/known-facts.js';
import { OrderStore } from '../store/order.store.js';
import { CertificateOut, OpenItemPage, OrderIn, OrderOut, WorkItemPath } from './head.dto.js';
import { PageQuery } from './member.dto.js';

/** What the head signs: the attesting body's order, then the organisation's certificate. */
@ApiTags('commissions')
@Controller('api/v1/commissions')
export class HeadController {
  constructor(
    private readonly orders: OrderStore,
    private readonly certificates: CertificateStore,
    private readonly files: CaseFileStore,
    private readonly known: KnownFacts,
    private readonly clock: Clock,
  ) {}

  /** The orders that wait for the caller's signature. */
  @Get('orders')
  @Allow('commissions.order.issue')
  @ApiOkResponse({ type: OpenItemPage })
  openOrders(@CurrentCaller() caller: Caller, @Query() { cursor, limit = 50 }: PageQuery): Promise<OpenItemPage> {
    return this.orders.queue(caller, cursor, limit);
  }

  /** The certificates that the caller's organisations have still to issue. */
  @Get('certificates')
  @Allow('commissions.certificate.issue')
  @ApiOkResponse({ type: OpenItemPage })
  openCertificates(@CurrentCaller() caller: Caller, @Query() { cursor, limit = 50 }: PageQuery): Promise<OpenItemPage> {
    return this.certificates.queue(caller, cursor, limit);
  }

  /** Issues the order under the head's number. 409 `work-item-closed`: it was issued before. */
  @Post('attestations/:attestationId/orders/:workItemId')
  @Allow('commissions.order.issue')
  @ApiCreatedResponse({ type: OrderOut })
  async issueOrder(@CurrentCaller() caller: Caller, @Param() path: WorkItemPath, @Body() body: OrderIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<OrderOut> {
    const subject = { id: path.workItemId, key: path.attestationId };
    const decide: Decide<Order, Order> = (order) => issueOrder(order, body.number, caller.personId, this.clock.today(), this.clock.now().toISOString());
    return OrderOut.from(orProblem(await this.orders.change(subject, decide, { caller, idempotencyKey, body })));
  }

  /** Issues the certificate: number of the register, term, public id for its check. */
  @Post('attestations/:attestationId/certificates/:workItemId')
  @Allow('commissions.certificate.issue')
  @ApiCreatedResponse({ type: CertificateOut })
  async issueCertificate(@CurrentCaller() caller: Caller, @Param() path: WorkItemPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<CertificateOut> {
    const subject = { id: path.workItemId, key: path.attestationId };
    const issue = await this.prepare(path.attestationId, caller);
    const decide: Decide<Certificate, Certificate> = (certificate) => issueCertificate(certificate, issue);
    return CertificateOut.from(orProblem(await this.certificates.change(subject, decide, { caller, idempotencyKey })));
  }

  /** What only the outside can give: the register's next number, a public id, the day of the bonus. */
  private async prepare(attestationId: WorkItemPath['attestationId'], { personId: by }: Caller) {
    const file = await this.files.find(attestationId);
    const today = this.clock.today();
    const year = Number(today.slice(0, 4));
    const [serial, region, campaign] = await Promise.all([
      this.certificates.nextNumber(),
      file ? this.certificates.regionOf(file.organisationId) : '00',
      this.known.findCampaign(file ? Number(file.openedOn.slice(0, 4)) : year),
    ]);
    const number = file ? certificateNumber(ruleSetOf(file.ruleSet), { region, level: file.level, issuedOn: today, serial }).outcome : '';
    return { number, publicId: publicId(), awardId: newId(), by, bonusFrom: campaign?.bonusFrom ?? null, issuedOn: today, now: this.clock.now().toISOString() };
  }
}
