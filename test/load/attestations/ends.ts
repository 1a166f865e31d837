import { withClient } from '@attestation/service-kit';
import { type CaseView, eventually } from '@attestation/standalone/demo';
import type { Crowd, Going } from './crowd.js';

const AT_THE_SAME_TIME = 8;

/** What does not end as the law says, a sentence each; nothing: all does. */
export async function wrongEnds(crowd: Crowd, all: readonly Going[]): Promise<string[]> {
  const wrong: string[] = [];
  const left = [...all];
  await Promise.all(Array.from({ length: AT_THE_SAME_TIME }, async () => {
    for (let going = left.shift(); going; going = left.shift()) wrong.push(...(await wrongEndOf(crowd, going)));
  }));
  return [...wrong, ...(await doneTwice(crowd, all))];
}

async function wrongEndOf({ caller }: Crowd, { person, attestationId, ends }: Going): Promise<string[]> {
  const outcome = await caller.eventually(`the case of ${person.login} is closed`, person, `applications/${attestationId}`, (seen: CaseView) => seen.outcome ?? undefined);
  const holds = await eventually(`${person.login} holds ${ends.category}`, async () => {
    const { currentCategory } = await caller.get<{ currentCategory: string }>(person, 'directory/persons/me');
    return currentCategory === ends.category ? currentCategory : undefined;
  }, 60).catch(() => 'another category');
  return [outcome === ends.outcome ? [] : [`${person.login} ends ${outcome}, not ${ends.outcome}`], holds === ends.category ? [] : [`${person.login} holds ${holds}, not ${ends.category}`]].flat();
}

/** Each order line, certificate, certificate number and fact of a case once; no incident, no event that nobody could take. */
async function doneTwice({ platform }: Crowd, all: readonly Going[]): Promise<string[]> {
  const awarded = all.filter(({ ends }) => ends.certificate).length;
  return withClient(platform.run.databaseUrl, async (client) => {
    const count = async (sql: string): Promise<number> => Number((await client.query<{ count: string }>(sql)).rows[0]?.count ?? 0);
    const expected: [string, number, string][] = [
      ['certificates', awarded, 'select count(*) from commissions.certificate'],
      ['certificate numbers', awarded, 'select count(distinct number) from commissions.certificate'],
      ['cases with a certificate', awarded, 'select count(distinct attestation_id) from commissions.certificate'],
      ['lines of orders', awarded, 'select coalesce(sum(jsonb_array_length(to_jsonb(attestation_ids))), 0) as count from commissions.attesting_order'],
      ['incidents', 0, 'select count(*) from engine.incident'],
      ['events that nobody could take', 0, 'select count(*) from bus.dead_letter where resolved_at is null'],
      ['facts told twice', 0, FACTS_TWICE],
    ];
    const wrong: string[] = [];
    for (const [what, should, sql] of expected) {
      const is = await count(sql);
      if (is !== should) wrong.push(`${is} ${what}, not ${should}`);
    }
    return wrong;
  });
}

/** Of facts that a case can tell but once. */
const ONCE = ['applications.submitted', 'applications.registered', 'applications.accepted', 'applications.closed', 'portfolio.frozen', 'portfolio.assessment-completed', 'testing.booked', 'commissions.scored', 'commissions.decided', 'commissions.order-issued', 'commissions.certificate-issued', 'commissions.category-awarded'];
const OUTBOXES = ['applications', 'portfolio', 'testing', 'commissions'].map((service) => `select key, name from ${service}.outbox where kind = 'fact'`).join(' union all ');
const FACTS_TWICE = `select count(*) from (select key, name from (${OUTBOXES}) told where name in (${ONCE.map((fact) => `'kz.ustaz.${fact}.v1'`).join(', ')}) group by 1, 2 having count(*) > 1) twice`;
