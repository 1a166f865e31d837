import type { Language, PersonId, PlainDate } from '@attestation/contracts';
import { indicatorsOf, sheetRulesOn, sheetVariantOf, type ObservedPost, type SheetVariant } from '@attestation/regulation';
import { fromCursor, nameFitsSql, toPage, type Page } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Listing } from './evidence.reader.js';

/** Somebody whose lesson may be observed. */
export interface Observable {
  personId: PersonId;
  name: string;
  post: string;
  subject: string;
  organisation: string;
  /** of the sheet, by her organisation and post */
  variant: SheetVariant;
  /** how many that variant has; null: the total alone is entered */
  indicators: number | null;
  penalInstitution: boolean;
}

type Row = Omit<Observable, 'variant' | 'indicators'> & ObservedPost;

/** Teachers as an observer finds them. Whether he may observe is judged when the sheet is written; here nobody is shown whom he has nothing to do with. */
@Injectable()
export class TeachersReader {
  constructor(private readonly db: DataSource) {}

  /** Each once, by name: who works where he does, whom his commission attests, whom his method office serves. @source R-063 */
  async observable(observerId: PersonId, { cursor, limit, search }: Listing & { search?: string }, today: PlainDate, language: Language): Promise<Page<Observable>> {
    const [after = null, afterId = null] = fromCursor(cursor, ['TEXT', 'UUID']) ?? [];
    const rows: Row[] = await this.db.query(
      `select * from (select distinct on (e.person_id) e.person_id as "personId", p.name, e.post, e.subject, o.name_${language} as organisation,
                o.penal_institution as "penalInstitution", o.kind as "organisationKind", e.position_group as "positionGroup", e.position
           from employment e join known_person p on p.id = e.person_id join access_organisation o on o.id = e.organisation_id
          where ${onToday('e.')} and e.person_id <> $1 and ${nameFitsSql('p.name', '$3')} and e.organisation_id in (${REACHED}) order by e.person_id, e.valid_from desc, e.id) found
        where $4::text is null or (name, "personId") > ($4, $5::uuid) order by name, "personId" limit $6`,
      [observerId, today, search ?? null, after, afterId, limit + 1],
    );
    const rules = sheetRulesOn(today);
    const shown = rows.map(({ organisationKind, positionGroup, position, ...row }): Observable => {
      const variant = sheetVariantOf({ organisationKind, positionGroup, position });
      return { ...row, variant, indicators: indicatorsOf(rules, variant) };
    });
    return toPage(shown, limit, ({ name, personId }) => [name, personId]);
  }
}

const onToday = (of: string): string => `${of}valid_from <= $2::date and (${of}valid_to is null or ${of}valid_to >= $2::date)`;

/** Where he works; what lies at or below the place of his method office; what is attested before a commission of his. */
const REACHED = `select w.organisation_id from employment w where w.person_id = $1 and ${onToday('w.')}
  union select o.id from employment w join access_organisation m on m.id = w.organisation_id and m.kind = 'METHOD_OFFICE' join access_place q on m.place_code = any(q.path)
    join access_organisation o on o.place_code = q.code where w.person_id = $1 and ${onToday('w.')}
  union select o.id from access_role r join known_commission c on c.id = r.commission_id join access_organisation o on true left join access_place q on q.code = o.place_code
    where r.person_id = $1 and r.role in ('COMMISSION_MEMBER', 'COMMISSION_CHAIR') and ${onToday('r.')} and (r.ended_on is null or r.ended_on > $2::date)
      and (c.level = 'MINISTRY' or (c.level = 'ORG' and c.organisation_id = o.id) or (c.level in ('DISTRICT', 'REGION') and c.place_code = any(q.path)))`;
