import type { EntityManager } from 'typeorm';
import type { Post } from '../domain/moving.js';

/** A person's posts at organisations that are active, past and present. The first place below the country says whether there are districts (F-14). */
export const postsOf = (tx: EntityManager, personId: string): Promise<Post[]> =>
  tx.query(
    `select e.id as "employmentId", e.organisation_id as "organisationId", e.post, e.position_group as "positionGroup", e.position, o.penal_institution as "penalInstitution", e.subject,
            e.service_years as "serviceYears", e.service_months as "serviceMonths", e.service_as_of::text as "serviceAsOf",
            e.valid_from::text as "from", e.valid_to::text as "to", o.place_code as "placeCode", o.subordination,
            coalesce((select t.has_district_level from access_place t
                       where t.code = any(p.path) and t.kind <> 'COUNTRY' order by array_position(p.path, t.code) limit 1), true) as "hasDistrictLevel",
            (select t.code from access_place t where t.code = any(p.path) and t.kind = 'COUNTRY') as country
       from employment e
       join access_organisation o on o.id = e.organisation_id and o.active
       left join access_place p on p.code = o.place_code
      where e.person_id = $1
      order by e.valid_from, e.id`,
    [personId],
  );
