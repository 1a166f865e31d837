import { AllowMachine, CurrentClient } from '@attestation/access';
import { refuse, REFUSAL_TEXTS } from '@attestation/contracts';
import { commonProblem, currentContext, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { Response } from 'express';
import type { Receipt } from '../domain/receipt.js';
import { EventDoor } from '../exchange/event-door.js';
import { publishedSchema, READ_TYPES } from '../registries/event-schemas.js';
import { ReceiptStore } from '../store/receipt.store.js';
import { eventProblem } from './event-problem.js';

const PATH = 'api/v1/events';
/** One event in structured JSON; a batch, or an event in binary mode, is another thing. */
const CONTENT_TYPE = /^application\/(cloudevents\+)?json\s*(;|$)/i;

export class ReceiptPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  receiptId!: string;
}

export class ReasonOut {
  @ApiProperty({ description: 'stable, e.g. `SUBJECT_OTHER_PERSON`' })
  code!: string;

  @ApiProperty()
  text!: string;
}

export class ReceiptOut {
  @ApiProperty({ format: 'uuid' })
  receiptId!: string;

  @ApiProperty()
  source!: string;

  @ApiProperty()
  eventId!: string;

  @ApiProperty()
  type!: string;

  @ApiProperty({ enum: ['RECEIVED', 'APPLIED', 'WAITING', 'REFUSED'], description: 'WAITING: it came before what it is about' })
  state!: Receipt['state'];

  @ApiProperty({ type: ReasonOut, nullable: true, description: 'of a refusal' })
  reason!: ReasonOut | null;

  @ApiProperty({ type: String, nullable: true, description: 'of one that waits: a booking, or `source#id` of the event it corrects' })
  waitsFor!: string | null;

  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  settledAt!: string | null;
}

/** The door for events of registries. */
@ApiTags('integrations')
@ApiBearerAuth()
@Controller(PATH)
export class EventsController {
  constructor(
    private readonly door: EventDoor,
    private readonly receipts: ReceiptStore,
  ) {}

  /**
   * Takes one CloudEvent 1.0 in structured JSON. Idempotent by `source` and `id`: the same event again gets the first receipt.
   * 403 `event-source-foreign`; 409 `event-id-reused`; 422 `event-type-unknown` names what is read, `event-in-future`,
   * `personal-number-in-clear`, `validation-failed` names the member.
   */
  @Post()
  @HttpCode(202)
  @AllowMachine()
  @ApiOperation({ summary: 'Publishes one event of a registry' })
  @ApiConsumes('application/cloudevents+json', 'application/json')
  @ApiBody({ schema: { oneOf: READ_TYPES.map((type) => publishedSchema(type)) } })
  @ApiAcceptedResponse({ type: ReceiptOut })
  async publish(
    @CurrentClient() client: string, @Headers('content-type') contentType: string | undefined, @Body() event: unknown, @Res({ passthrough: true }) response: Response,
  ): Promise<ReceiptOut> {
    if (!CONTENT_TYPE.test(contentType ?? '')) throw commonProblem('MEDIA_TYPE_UNSUPPORTED');
    const receipt = await this.door.take(client, event).catch((problem: unknown) => {
      throw eventProblem(problem);
    });
    response.setHeader('location', `/${PATH}/${receipt.receiptId}`);
    return show(receipt);
  }

  /** What became of an event, for whoever may publish in the name of its source. */
  @Get(':receiptId')
  @AllowMachine()
  @ApiOperation({ summary: 'The receipt of an event' })
  @ApiOkResponse({ type: ReceiptOut })
  async receipt(@CurrentClient() client: string, @Param() { receiptId }: ReceiptPath): Promise<ReceiptOut> {
    const receipt = await this.receipts.find(receiptId, client);
    if (!receipt) throw refusalProblem(refuse('NOT_FOUND'));
    return show(receipt);
  }
}

function show({ receiptId, source, eventId, type, state, reason, waitsFor, receivedAt, settledAt }: Receipt): ReceiptOut {
  const language = currentContext().language ?? 'kk';
  return { receiptId, source, eventId, type, state, reason: reason && { code: reason, text: REFUSAL_TEXTS[reason][language] }, waitsFor: state === 'WAITING' ? waitsFor : null, receivedAt, settledAt };
}
