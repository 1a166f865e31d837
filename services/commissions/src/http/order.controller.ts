import type { Caller, Decide, IdempotencyKey } from '@attestation/contracts';
import { Allow, CurrentCaller } from '@attestation/access';
import { NOT_FOUND } from '@attestation/persistence';
import { Clock, Idempotency, newId, orProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Act } from '../domain/meeting.js';
import { draftOrder, type Order, type OrderRoom, signOrder } from '../domain/order.js';
import { AgendaReader } from '../store/agenda.reader.js';
import { OrderStore } from '../store/order.store.js';
import { PaperStore } from '../store/papers/paper.store.js';
import { Queues } from '../store/queues.js';
import { Registers } from '../store/registers.js';
import { SearchQuery, SignaturesIn } from './common.dto.js';
import { ListedOrderOut, OrderIn, OrderOut, OrderPage, OrderPath, OrdersQuery, WholeOrderOut } from './order.dto.js';
import { WaitingPage } from './waiting.dto.js';

/** What the head of the attesting body signs: one order over cases of one protocol. */
@ApiTags('commissions')
@Controller('api/v1/commissions/orders')
export class OrderController {
  constructor(
    private readonly orders: OrderStore,
    private readonly papers: PaperStore,
    private readonly queues: Queues,
    private readonly registers: Registers,
    private readonly agendas: AgendaReader,
    private readonly clock: Clock,
  ) {}

  /** The cases that wait for an order of the caller's body. */
  @Get('waiting')
  @Allow('commissions.order.read')
  @ApiOkResponse({ type: WaitingPage })
  waiting(@CurrentCaller() caller: Caller, @Query() { limit = 50, ...wish }: SearchQuery): Promise<WaitingPage> {
    return this.queues.order(caller, { ...wish, limit });
  }

  /** The register of the caller's body, drafts among it, the newest first. */
  @Get()
  @Allow('commissions.order.read')
  @ApiOkResponse({ type: OrderPage })
  async list(@CurrentCaller() caller: Caller, @Query() { limit = 50, ...wish }: OrdersQuery): Promise<OrderPage> {
    const { items, next, total } = await this.registers.orders(caller, { ...wish, limit });
    return { items: items.map((each) => ListedOrderOut.from(each)), next, total };
  }

  @Get(':orderId')
  @Allow('commissions.order.read')
  @ApiOkResponse({ type: WholeOrderOut })
  async read(@CurrentCaller() caller: Caller, @Param() { orderId }: OrderPath): Promise<WholeOrderOut> {
    const order = await this.orders.findFor(caller, orderId);
    return order ? WholeOrderOut.with(order, await this.agendas.ordered(order.attestationIds)) : orProblem(NOT_FOUND);
  }

  /** Drafts an order; nothing follows before it is signed. 409 `protocol-not-signed`, `order-not-due`, `order-number-taken`; 422 `different-protocols`. */
  @Post()
  @Allow('commissions.order.issue')
  @ApiCreatedResponse({ type: OrderOut })
  async draft(@CurrentCaller() caller: Caller, @Body() body: OrderIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<OrderOut> {
    const of = await this.orders.waitingIn(body);
    if (!of) return orProblem(NOT_FOUND);
    const { meetingId, commissionId } = of;
    const attestationIds = body.attestationIds ?? of.attestationIds;
    const wanted = { id: newId(), number: body.number, attestationIds, paperId: newId() };
    const act = this.act(caller);
    const decide: Decide<OrderRoom, Order> = (room) => draftOrder(room, wanted, act);
    const subject = { id: wanted.id, key: commissionId, also: attestationIds, number: body.number, meetingId };
    return OrderOut.from(orProblem(await this.orders.change(subject, decide, { caller, idempotencyKey, body })));
  }

  /** Signs the order over its bytes: it is issued for all its cases at once, or for none. 422 `signature-…`; 409 `order-outdated`, `order-number-taken`. */
  @Post(':orderId/signature')
  @HttpCode(200)
  @Allow('commissions.order.issue')
  @ApiOkResponse({ type: OrderOut })
  async sign(@CurrentCaller() caller: Caller, @Param() { orderId }: OrderPath, @Body() body: SignaturesIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<OrderOut> {
    const order = await this.orders.findFor(caller, orderId);
    if (!order) return orProblem(NOT_FOUND);
    const signatures = orProblem(await this.papers.verify(order.paperId, body, caller.personId));
    const act = this.act(caller);
    const decide: Decide<OrderRoom, Order> = (room) => signOrder(room, signatures, act);
    const subject = { id: orderId, key: order.commissionId, also: order.attestationIds };
    return OrderOut.from(orProblem(await this.orders.change(subject, decide, { caller, idempotencyKey, body })));
  }

  private act = ({ personId }: Caller): Act => ({ by: personId, now: this.clock.now().toISOString(), today: this.clock.today() });
}
