import type { AttestationId, MeetingId, PersonId } from '@attestation/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CaseDecision } from '../domain/case-file.js';

/** A case on an agenda, as the secretary calls it: what it is about, who may not vote on it, what was decided. */
export interface AgendaCase {
  attestationId: AttestationId;
  teacher: string;
  post: string;
  claimedCategory: string;
  currentCategory: string;
  score: string | null;
  meets: boolean | null;
  /** members who take no part: recused, or the teacher herself */
  excluded: PersonId[];
  /** in this meeting */
  decision: Pick<CaseDecision, 'decision' | 'subDecision' | 'awardedCategory' | 'outcome'> | null;
}

/** A case of an order. */
export interface OrderedCase {
  attestationId: AttestationId;
  teacher: string;
  post: string;
  awardedCategory: string | null;
}

@Injectable()
export class AgendaReader {
  constructor(private readonly db: DataSource) {}

  /** The cases of a meeting in the order of its agenda; an agenda is short enough to be read at once. */
  of(meetingId: MeetingId): Promise<AgendaCase[]> {
    return this.db.query(
      `select f.attestation_id as "attestationId", coalesce(p.name, '') as teacher, f.post, f.claimed_category as "claimedCategory", f.current_category as "currentCategory",
              f.score->>'total' as score, (f.score->'meets')::boolean as meets,
              array(select r->>'memberId' from jsonb_array_elements(f.recusals) r union select f.person_id::text where f.person_id = any(c.member_ids)) as excluded,
              case when f.decision->>'meetingId' = m.id::text then json_build_object('decision', f.decision->'decision', 'subDecision', f.decision->'subDecision',
                'awardedCategory', f.decision->'awardedCategory', 'outcome', f.decision->'outcome') end as decision
         from meeting m join commission c on c.id = m.commission_id, unnest(m.agenda) with ordinality on_it(id, place) join case_file f on f.attestation_id = on_it.id
           left join known_person p on p.person_id = f.person_id
        where m.id = $1 order by on_it.place`,
      [meetingId],
    );
  }

  /** The cases of an order, in its order. */
  ordered(attestationIds: readonly AttestationId[]): Promise<OrderedCase[]> {
    return this.db.query(
      `select f.attestation_id as "attestationId", coalesce(p.name, '') as teacher, f.post, f.decision->>'awardedCategory' as "awardedCategory"
         from unnest($1::uuid[]) with ordinality on_it(id, place) join case_file f on f.attestation_id = on_it.id left join known_person p on p.person_id = f.person_id
        order by on_it.place`,
      [attestationIds],
    );
  }
}
