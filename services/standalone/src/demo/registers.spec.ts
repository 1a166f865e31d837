import type { PlainDate } from '@attestation/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDirectoryAlone, type DirectoryAlone } from '../testing/directory.js';
import { HEAD, MEMBERS, PEOPLE, RESPONSIBLE, SCHOOL, TEACHER, type DemoPerson } from './people.js';
import { takePeople, takeSample, takeSchools } from './registers.js';

const TODAY = '2025-03-17' as PlainDate;
let directory: DirectoryAlone;
beforeAll(async () => {
  directory = await startDirectoryAlone();
}, 60_000);
afterAll(async () => {
  await directory?.stop();
});

const facts = async () => (await directory.sql<{ n: number }>('select count(*)::int as n from directory.outbox'))[0]?.n;
const record = ({ personId }: DemoPerson) => directory.api.get<{ employments: object[]; roles: object[] }>('', `directory/persons/${personId}`);

describe('the registers of the demo’s world', () => {
  it('enter as tables, and found again they change nothing', async () => {
    const takeAll = async () => {
      for (const taken of [takeSchools, takeSample]) await taken(directory.api);
      await takePeople(directory.api, TODAY);
    };
    await takeAll();
    const told = await facts();
    await takeAll();

    expect(await facts()).toBe(told);
  });

  it('hold districts of every region, each with schools, and organisations of each subordination', async () => {
    expect(await directory.sql(
      `select r.code from directory.place r where r.parent_code is null and (select count(*) from directory.place d join directory.organisation o on o.place_code = d.code where d.parent_code = r.code) < 4`,
    )).toEqual([]);
    expect(await directory.sql('select distinct subordination from directory.organisation order by 1')).toEqual(['DISTRICT', 'INDUSTRY', 'REGIONAL', 'REPUBLICAN'].map((subordination) => ({ subordination })));
  });

  it('say where each place was taken from, and that the cities of republican significance have no district level', async () => {
    expect(await directory.sql('select distinct source from directory.place where parent_code is not null order by 1')).toEqual([{ source: 'classifier copy 2022' }, { source: 'sample' }]);
    expect(await directory.sql(`select distinct left(code, 2) as region from directory.place where not has_district_level order by 1`)).toEqual(['71', '75', '79'].map((region) => ({ region })));
  });

  it('know everybody of the story by the fixed ids: post, category, role', async () => {
    expect(await record(TEACHER)).toMatchObject({ currentCategory: 'TEACHER', employments: [{ organisationId: SCHOOL, positionGroup: 'SECONDARY', serviceYears: 4 }], roles: [{ role: 'TEACHER', organisationId: SCHOOL }] });
    expect(await record(HEAD)).toMatchObject({ currentCategory: 'HEAD_3', employments: [{ positionGroup: 'HEAD_OR_DEPUTY' }], roles: [{ role: 'HEAD' }] });
    expect(await record(RESPONSIBLE)).toMatchObject({ roles: [{ role: 'RESPONSIBLE_PERSON', orderNumber: '12-НҚ' }] });
    expect(await record(MEMBERS[0] as DemoPerson)).toMatchObject({ currentCategory: 'EXPERT', categoryValidUntil: '2027-05-31' });
    expect((await directory.sql<{ n: number }>('select count(*)::int as n from directory.person where personal_number is not null'))[0]?.n).toBe(PEOPLE.length);
  });
});
