import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FactType, type CloudEvent, type FactOf, type PersonId } from '@attestation/contracts';
import { RegistersEvents } from '../events/registers.events.js';
import { startApplications, type World } from '../testing/world.js';
import { NamesReader } from './names.reader.js';

type Person = FactOf<typeof FactType.PersonChanged>;

let world: World;
let teacher: PersonId;
beforeAll(async () => void (world = await startApplications()));
beforeEach(async () => void (teacher = await world.given.teacher('Самал')));
afterAll(() => world.stop());

const named = async (...persons: PersonId[]) => [...(await world.get(NamesReader).names({ persons })).persons.values()];
const rename = (name: string) => world.db.query('update person set name = $2 where id = $1', [teacher, name]);

describe('the names that a case is shown with', () => {
  it('are asked once for all who look at it within some seconds', async () => {
    expect(await named(teacher)).toEqual(['Самал']);
    await rename('As another replica would write it');
    expect(await named(teacher)).toEqual(['Самал']);
  });

  it('are new with the next look when a register tells that one has changed', async () => {
    await named(teacher);
    const data: Person = { personId: teacher, name: 'Самал Ерланқызы', currentCategory: 'TEACHER', categoryValidUntil: null, consecutiveExemptConfirmations: 0, disability: false, active: true };
    await world.get(RegistersEvents).onPersonsChanged([{ data, time: '2035-03-17T05:00:00Z' } as CloudEvent<Person>]);
    expect(await named(teacher)).toEqual(['Самал Ерланқызы']);
  });

  it('are asked together with those that nobody has asked for yet, and whom nobody knows is not remembered as nobody', async () => {
    await named(teacher);
    const [other, unknown] = [await world.given.teacher('Ерлан'), 'ffffffff-0000-7000-8000-000000000001' as PersonId];
    expect((await named(teacher, other, unknown)).sort()).toEqual(['Ерлан', 'Самал']);
    await world.db.query(`insert into person (id, name, current_category, consecutive_exempt_confirmations, disability, active, as_of) values ($1, 'Жаңа', 'TEACHER', 0, false, true, now())`, [unknown]);
    expect(await named(unknown)).toEqual(['Жаңа']);
  });
});
