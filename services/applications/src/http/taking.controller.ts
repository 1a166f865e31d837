import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import { refuse, type Caller, type IdempotencyKey, type WorkItemId } from '@attestation/contracts';
import { Clock, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { releaseItem, takeItem } from '../domain/taking.js';
import { QueueReader, type QueueItem } from '../store/queue.reader.js';
import { TakingStore } from '../store/taking.store.js';
import { TakingIn, WorkItemPath } from './inputs.js';
import { ColleaguesOut, QueueItemOut } from './shapes.js';
import { Shower } from './shower.js';

/** Who of several providers works on which application, so that no two work on the same. */
@ApiTags('applications')
@Controller('api/v1/applications/acceptances/:workItemId')
export class TakingController {
  constructor(
    private readonly waiting: QueueReader,
    private readonly taking: TakingStore,
    private readonly shower: Shower,
    private readonly clock: Clock,
  ) {}

  /** Who may work on it: the providers of the same body. */
  @Get('colleagues')
  @Allow('applications.queue.read')
  @ApiOkResponse({ type: ColleaguesOut })
  async colleagues(@CurrentCaller() caller: Caller, @Param() { workItemId }: WorkItemPath): Promise<ColleaguesOut> {
    await this.found(caller, workItemId);
    return { items: await this.taking.named(workItemId) };
  }

  /** Takes an application, or gives it to a colleague; it is free again after two hours. 409 `held-by-another`, `work-item-closed`; 422 `not-a-colleague`. */
  @Post('holder')
  @HttpCode(200)
  @Allow('applications.queue.take')
  @ApiOkResponse({ type: QueueItemOut })
  async take(@CurrentCaller() caller: Caller, @Param() { workItemId }: WorkItemPath, @Body() body: TakingIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<QueueItemOut> {
    const subject = await this.subject(caller, workItemId);
    const taking = { by: caller.personId, to: body.personId ?? caller.personId, now: this.now() };
    orProblem(await this.taking.change(subject, (item) => takeItem(item, taking), { caller, idempotencyKey, body }));
    return this.shown(caller, workItemId);
  }

  /** Lets go of it. 409 `held-by-another`. */
  @Delete('holder')
  @Allow('applications.queue.take')
  @ApiOkResponse({ type: QueueItemOut })
  async release(@CurrentCaller() caller: Caller, @Param() { workItemId }: WorkItemPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<QueueItemOut> {
    const subject = await this.subject(caller, workItemId);
    const given = { by: caller.personId, now: this.now() };
    orProblem(await this.taking.change(subject, (item) => releaseItem(item, given), { caller, idempotencyKey, body: { workItemId } }));
    return this.shown(caller, workItemId);
  }

  private async subject(caller: Caller, workItemId: WorkItemId) {
    return { id: workItemId, key: (await this.found(caller, workItemId)).file.id };
  }

  private async shown(caller: Caller, workItemId: WorkItemId): Promise<QueueItemOut> {
    const [item] = await this.shower.queue([await this.found(caller, workItemId)], caller.personId);
    if (!item) throw new Error('one application was given, none came back');
    return item;
  }

  private async found(caller: Caller, workItemId: WorkItemId): Promise<QueueItem> {
    const item = await this.waiting.item(caller, workItemId);
    if (!item) throw refusalProblem(refuse('NOT_FOUND'));
    return item;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
