import { Allow, CurrentCaller, Idempotency } from '@attestation/access';
import { ITEM_SCHEMAS, REGISTRIES, REGISTRY_TEXTS, refuse, type Caller, type IdempotencyKey, type PersonId } from '@attestation/contracts';
import { Clock, commonProblem, currentContext, orProblem, refusalProblem } from '@attestation/service-kit';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { enterIntoRecord, entryFaults, type EntryFault } from '../domain/hand-entry.js';
import { notAppointed } from '../domain/own-reasons.js';
import { PersonRecordStore } from '../store/person-record.store.js';
import { RegistersStore } from '../store/registers.store.js';
import { ENTRIES_AT_ONCE, EntriesIn, EntriesOut, EntryFaultOut, EntryFormsOut, type EntryIn, type EntryOut } from './entries-shapes.js';

interface Row extends Pick<EntryIn, 'registry' | 'item'> {
  row: number;
  personId: PersonId;
  faults: EntryFault[];
}

/** Hand entry in bulk, with cases or without: the responsible person of an organisation, for its teachers. */
@ApiTags('portfolio')
@Controller('api/v1/portfolio/entries')
export class EntriesController {
  constructor(private readonly records: PersonRecordStore, private readonly registers: RegistersStore, private readonly clock: Clock) {}

  /** The form of what may be entered, a registry each: JSON Schema, the members in their order. An item that does not fit it is refused. */
  @Get('forms')
  @Allow('portfolio.evidence.enter')
  @ApiOkResponse({ type: EntryFormsOut })
  forms(): EntryFormsOut {
    const language = currentContext().language ?? 'kk';
    return { items: REGISTRIES.map((registry) => ({ registry, text: REGISTRY_TEXTS[registry][language], schema: ITEM_SCHEMAS[registry] })) };
  }

  /**
   * Enters items into teachers' continuous records; an item may be copied to many. Sound rows are entered, of the others the answer says what is
   * wrong. 403 `not-appointed`: no order is known by which the caller was appointed.
   */
  @Post()
  @Allow('portfolio.evidence.enter')
  @ApiCreatedResponse({ type: EntriesOut })
  async enter(@CurrentCaller() caller: Caller, @Body() body: EntriesIn, @Idempotency() key: IdempotencyKey): Promise<EntriesOut> {
    const today = this.clock.today();
    const rows = body.rows.flatMap(({ personIds, registry, item }, index): Row[] => {
      const faults = entryFaults(registry, item, today);
      return personIds.map((personId) => ({ row: index + 1, personId, registry, item, faults }));
    });
    if (rows.length > ENTRIES_AT_ONCE) throw commonProblem('VALIDATION_FAILED', { errors: [{ field: 'rows', code: 'arrayMaxSize', text: TOO_MANY }] });
    const outside = new Set<PersonId>();
    for (const personId of new Set(rows.map((row) => row.personId))) {
      const sound = rows.filter((row) => row.personId === personId && row.faults.length === 0);
      if (!(await this.enterFor(caller, personId, sound, key))) outside.add(personId);
    }
    const shown = rows.map((row) => showRow(row, outside.has(row.personId)));
    return { entered: shown.filter(({ outcome }) => outcome === 'ENTERED').length, rows: shown };
  }

  /** @returns false for a person who does not work where the caller answers */
  private async enterFor(caller: Caller, personId: PersonId, rows: Row[], key: IdempotencyKey): Promise<boolean> {
    const organisationId = await this.records.organisationWithin(caller, personId);
    if (!organisationId) return false;
    const orderNumber = await this.registers.appointingOrder(caller.personId, organisationId, this.clock.today());
    if (!orderNumber) throw refusalProblem(refuse('NOT_APPOINTED', [notAppointed()]));
    if (rows.length === 0) return true;
    const items = rows.map(({ registry, item }) => ({ registry, item }));
    const entry = { personId, organisationId, items, orderNumber, by: caller.personId, now: this.clock.now().toISOString() };
    const once = `${key}/${personId}` as IdempotencyKey;
    orProblem(await this.records.change({ id: personId, key: personId }, (known) => enterIntoRecord(known, entry), { caller, idempotencyKey: once, body: items }));
    return true;
  }
}

const TOO_MANY = {
  kk: `Бір сұраныста ең көбі ${ENTRIES_AT_ONCE} жазба.`,
  ru: `Не более ${ENTRIES_AT_ONCE} записей за один запрос.`,
  en: `At most ${ENTRIES_AT_ONCE} items in one call.`,
};

function showRow({ row, personId, faults }: Row, outside: boolean): EntryOut {
  const outcome = outside ? 'NOT_FOUND' : faults.length > 0 ? 'FAULTY' : 'ENTERED';
  return { row, personId, outcome, faults: outside ? [] : faults.map((fault) => EntryFaultOut.from(fault, currentContext().language ?? 'kk')) };
}
