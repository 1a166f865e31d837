import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import { refuse, type Caller, type IdempotencyKey, type PlaceCode } from '@attestation/contracts';
import { partsOf, TERMS } from '@attestation/regulation';
import { Clock, newId, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { approveList, reasonsOn, sendList, type AttesteeList } from '../domain/attestee-list.js';
import { AttesteeListStore } from '../store/attestee-list.store.js';
import { AttesteeReader, type Attestee, type AttesteeCount } from '../store/attestee.reader.js';
import { NamesReader } from '../store/names.reader.js';
import { AttesteeCountsOut, AttesteeFilterQuery, AttesteePageOut, AttesteesQuery, ListIn, ListOut, ListPageOut, ListPath, ListsFilterQuery, ListsQuery, NamedFilterQuery, NamedQuery, type AttesteeOut, type GroupOut } from './attestee-shapes.js';
import { ReasonOut, TotalOut } from './shapes.js';
import { Shower } from './shower.js';

/** The region's list of attestees: who may be on it, its approval, its way to the authorised body. No case waits for it. */
@ApiTags('applications')
@Controller('api/v1/applications')
export class AttesteesController {
  constructor(
    private readonly lists: AttesteeListStore,
    private readonly reader: AttesteeReader,
    private readonly known: NamesReader,
    private readonly shower: Shower,
    private readonly clock: Clock,
  ) {}

  /** Admitted, on no list yet; by district and category. */
  @Get('attestees')
  @Allow('applications.attestee.read')
  @ApiOkResponse({ type: AttesteePageOut })
  async candidates(@CurrentCaller() caller: Caller, @Query() query: AttesteesQuery): Promise<AttesteePageOut> {
    const { items, next } = await this.reader.candidates(caller, query);
    return { items: await this.attestees(items), next };
  }

  /** How many the candidates with the same filter are, by district and category. */
  @Get('attestees/counts')
  @Allow('applications.attestee.read')
  @ApiOkResponse({ type: AttesteeCountsOut })
  async counts(@CurrentCaller() caller: Caller, @Query() query: AttesteeFilterQuery): Promise<AttesteeCountsOut> {
    const counts = await this.reader.counts(caller, query);
    const names = await this.known.names({ places: counts.map(({ placeCode }) => placeCode) });
    const { language } = this.shower;
    return {
      count: counts.reduce((sum, { count }) => sum + count, 0),
      byPlace: grouped(counts, ({ placeCode }) => placeCode, (code) => names.places.get(code)?.[language] ?? null),
      byCategory: grouped(counts, ({ claimed }) => claimed, (claimed) => TERMS[claimed]?.[language] ?? null),
    };
  }

  /** Approves a list of all, or of those chosen. 409 `list-number-taken`, `list-changed`; 422 `not-to-be-listed` says how many, `nobody-to-list`, `region-ambiguous`. */
  @Post('attestee-lists')
  @Allow('applications.attestee-list.approve')
  @ApiCreatedResponse({ type: ListOut })
  async approve(@CurrentCaller() caller: Caller, @Body() body: ListIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<ListOut> {
    const region = body.placeCode ?? onlyRegion(caller);
    if (!region) throw refusalProblem(refuse('REGION_AMBIGUOUS'));
    const { year = partsOf(this.clock.today()).year, number, attestationIds: chosen = null, districtCode, category, expected } = body;
    const approval = { id: newId(), year, number, chosen, districtCode, category, expected, by: caller.personId, now: this.now() };
    const approved = await this.lists.change({ id: region, key: region }, (state) => approveList(state, approval), { caller, idempotencyKey, body });
    return this.shown(orProblem(approved));
  }

  /** Sends it to the authorised body. Again is harmless. */
  @Post('attestee-lists/:listId/sending')
  @HttpCode(200)
  @Allow('applications.attestee-list.send')
  @ApiOkResponse({ type: ListOut })
  async send(@CurrentCaller() caller: Caller, @Param() { listId }: ListPath, @Idempotency() idempotencyKey: IdempotencyKey): Promise<ListOut> {
    const { placeCode } = await this.found(caller, listId);
    const sending = { id: listId, by: caller.personId, now: this.now() };
    return this.shown(orProblem(await this.lists.change({ id: placeCode, key: placeCode }, (state) => sendList(state, sending), { caller, idempotencyKey, body: { listId } })));
  }

  /** A region's own lists; for the authorised body those that were sent. The newest first. */
  @Get('attestee-lists')
  @Allow('applications.attestee-list.read')
  @ApiOkResponse({ type: ListPageOut })
  async all(@CurrentCaller() caller: Caller, @Query() query: ListsQuery): Promise<ListPageOut> {
    const { items, next } = await this.reader.lists(caller, query);
    return { items: await Promise.all(items.map((list) => this.shown(list))), next };
  }

  @Get('attestee-lists/count')
  @Allow('applications.attestee-list.read')
  @ApiOkResponse({ type: TotalOut })
  async listCount(@CurrentCaller() caller: Caller, @Query() query: ListsFilterQuery): Promise<TotalOut> {
    return { count: await this.reader.listCount(caller, query) };
  }

  @Get('attestee-lists/:listId')
  @Allow('applications.attestee-list.read')
  @ApiOkResponse({ type: ListOut })
  async one(@CurrentCaller() caller: Caller, @Param() { listId }: ListPath): Promise<ListOut> {
    return this.shown(await this.found(caller, listId));
  }

  /** Whom it names, by number: as it was approved. */
  @Get('attestee-lists/:listId/attestees')
  @Allow('applications.attestee-list.read')
  @ApiOkResponse({ type: AttesteePageOut })
  async named(@CurrentCaller() caller: Caller, @Param() { listId }: ListPath, @Query() query: NamedQuery): Promise<AttesteePageOut> {
    const { id } = await this.found(caller, listId);
    const { items, next } = await this.reader.named(id, query);
    return { items: await this.attestees(items), next };
  }

  /** How many of them the same filter gives. */
  @Get('attestee-lists/:listId/attestees/count')
  @Allow('applications.attestee-list.read')
  @ApiOkResponse({ type: TotalOut })
  async namedCount(@CurrentCaller() caller: Caller, @Param() { listId }: ListPath, @Query() query: NamedFilterQuery): Promise<TotalOut> {
    const { id } = await this.found(caller, listId);
    return { count: await this.reader.namedCount(id, query) };
  }

  private async found(caller: Caller, id: string): Promise<AttesteeList> {
    const list = await this.reader.list(caller, id);
    if (!list) throw refusalProblem(refuse('NOT_FOUND'));
    return list;
  }

  private async attestees(items: readonly Attestee[]): Promise<AttesteeOut[]> {
    const names = await this.known.names({
      persons: items.map(({ personId }) => personId), organisations: items.map(({ organisationId }) => organisationId), places: items.map(({ placeCode }) => placeCode),
    });
    return items.map(({ attestationId, personId, organisationId, placeCode, claimed, registrationNumber }) => ({
      attestationId,
      teacher: { id: personId, name: names.persons.get(personId) ?? null },
      organisation: { id: organisationId, name: names.organisations.get(organisationId)?.[this.shower.language] ?? null },
      placeCode,
      placeName: names.places.get(placeCode)?.[this.shower.language] ?? null,
      claimed,
      registrationNumber,
    }));
  }

  private async shown({ id, placeCode, year, number, count, approvedAt, approvedBy, sentAt }: AttesteeList): Promise<ListOut> {
    const names = await this.known.names({ persons: [approvedBy], places: [placeCode] });
    const { language } = this.shower;
    const [placeName, name] = [names.places.get(placeCode)?.[language] ?? null, names.persons.get(approvedBy) ?? null];
    const reasons = reasonsOn(approvedAt).map((reason) => ReasonOut.from(reason, language));
    return { listId: id, placeCode, placeName, year, number, count, approvedAt, approvedBy: { id: approvedBy, name }, sentAt, reasons };
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

function grouped<C extends string>(counts: readonly AttesteeCount[], codeOf: (count: AttesteeCount) => C, textOf: (code: C) => string | null): GroupOut[] {
  const codes = [...new Set(counts.map(codeOf))];
  return codes.map((code) => ({ code, text: textOf(code), count: counts.filter((each) => codeOf(each) === code).reduce((sum, { count }) => sum + count, 0) }));
}

/** The one region the caller answers for. */
function onlyRegion({ assignments }: Caller): PlaceCode | undefined {
  const [only, ...others] = [...new Set(assignments.flatMap(({ placeCode }) => placeCode ?? []))];
  return others.length === 0 ? only : undefined;
}
