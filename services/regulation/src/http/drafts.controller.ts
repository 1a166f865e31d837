import { Allow, AllowAnonymous, CurrentCaller } from '@attestation/access';
import { refuse, type Caller, type IdempotencyKey } from '@attestation/contracts';
import { Clock, Idempotency, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { prepareDraft, rulesOf, settingsOf } from '../domain/draft.js';
import { DraftStore, draftSubject } from '../store/draft.store.js';
import { ChangedSettings } from './changed-settings.js';
import { DraftIn, DraftListOut, DraftOut, DraftPath, toDraft } from './draft.dto.js';
import { orLawProblem } from './problems.js';

/** Drafts of the Rules: kept beside the editions, asked like them, used for no case. */
@ApiTags('regulation')
@Controller('api/v1/regulation/drafts')
export class DraftsController {
  constructor(
    private readonly drafts: DraftStore,
    private readonly changed: ChangedSettings,
    private readonly clock: Clock,
  ) {}

  /** Every draft. */
  @Get()
  @AllowAnonymous('the law is public, and so is what it may become')
  @ApiOkResponse({ type: DraftListOut })
  async list(): Promise<DraftListOut> {
    return { items: (await this.drafts.list()).map((draft) => DraftOut.from(draft)) };
  }

  /** One draft. */
  @Get(':draft')
  @AllowAnonymous('the law is public, and so is what it may become')
  @ApiOkResponse({ type: DraftOut })
  async one(@Param() { draft }: DraftPath): Promise<DraftOut> {
    const found = await this.drafts.find(draft);
    if (!found) throw refusalProblem(refuse('NOT_FOUND'));
    return DraftOut.from(found);
  }

  /** Keeps a draft or corrects it. 422 `validation-failed` names a change that fits no row or no setting, `rule-set-unknown` a base not loaded. */
  @Put(':draft')
  @Allow('regulation.draft.prepare')
  @ApiOkResponse({ type: DraftOut })
  async prepare(@CurrentCaller() caller: Caller, @Param() { draft: id }: DraftPath, @Body() body: DraftIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<DraftOut> {
    const draft = toDraft(id, body, caller.personId);
    const inForce = await this.changed.on(this.clock.today());
    orLawProblem(() => [rulesOf(draft), settingsOf(draft, inForce)]);
    return DraftOut.from(orProblem(await this.drafts.change(draftSubject(id), () => prepareDraft(draft), { caller, idempotencyKey })));
  }
}
