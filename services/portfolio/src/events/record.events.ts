import { accept, FactType, type AttestationId, type Change, type CloudEvent, type EventId, type FactOf } from '@attestation/contracts';
import { orDeadLetter, WHOLE_PAGES } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { CaseEvidence } from '../domain/case-evidence.js';
import { correct } from '../domain/correcting.js';
import { tellEntries } from '../domain/entries-told.js';
import { takeFact, type PersonRecord } from '../domain/person-record.js';
import { EvidenceStore } from '../store/evidence.store.js';
import { PersonRecordStore } from '../store/person-record.store.js';

type Told = CloudEvent<FactOf<typeof FactType.RegistryFactReceived>>;

/**
 * What registries tell of a person unasked: into her continuous record, which drafts take from; a case that has been submitted is marked. What was
 * entered into the record by hand is there already: the cases it belongs to tell of it.
 */
@Controller()
export class RecordEvents {
  constructor(private readonly records: PersonRecordStore, private readonly evidence: EvidenceStore) {}

  /** First the record under the person's key, then each submitted case under its own: told again, each half is done once. */
  @EventPattern(FactType.RegistryFactReceived, WHOLE_PAGES)
  async onRegistryFact(@Payload() page: Told[]): Promise<void> {
    const told = page.map((event) => {
      const { personId } = event.data;
      return { subject: { id: personId, key: personId }, decide: (known?: PersonRecord) => takeFact(known, event.data, event.time), inbox: event };
    });
    orDeadLetter(await this.records.takeAll(told));
    const marked = await this.casesOf(page);
    if (marked.length > 0) orDeadLetter(await this.evidence.takeAll(marked));
  }

  /** After the record has it: a draft that is opened meanwhile finds it there. */
  @EventPattern(FactType.EvidenceEntered)
  async onEntered(@Payload() event: CloudEvent<FactOf<typeof FactType.EvidenceEntered>>): Promise<void> {
    const cases = await this.evidence.runningCases(event.data.personId);
    if (cases.length > 0) orDeadLetter(await this.evidence.takeAll(cases.map((attestationId) => enteredFor(attestationId, event))));
  }

  private async casesOf(page: readonly Told[]) {
    const cases = await this.evidence.submittedCases([...new Set(page.map(({ data }) => data.personId))]);
    return page.flatMap((event) => {
      const { personId, registry, source, occurredAt: receivedAt } = event.data;
      const decide = (known?: CaseEvidence) => correct(known, { registry, source, receivedAt });
      return cases.filter((each) => each.personId === personId).map(({ attestationId }) => ({
        subject: { id: attestationId, key: attestationId }, decide, inbox: { ...event, id: `${event.id}/${attestationId}` as EventId },
      }));
    });
  }
}

function heardOf(known: CaseEvidence | undefined): Change<CaseEvidence, void> {
  const { next, facts } = known ? tellEntries(known) : NOTHING;
  return accept({ ...(facts.length > 0 && { next }), result: undefined, facts });
}
const NOTHING = { next: undefined, facts: [] };

const enteredFor = (attestationId: AttestationId, event: CloudEvent<unknown>) => ({
  subject: { id: attestationId, key: attestationId },
  decide: (known?: CaseEvidence) => heardOf(known),
  inbox: { ...event, id: `${event.id}/${attestationId}` as EventId },
});
