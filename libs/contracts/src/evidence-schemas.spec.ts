import { describe, expect, it } from '@jest/globals';
import type { ItemsOf } from './evidence-items.js';
import { ITEM_SCHEMAS, itemFaults } from './evidence-schemas.js';
import { REGISTRIES, type Registry } from './jobs.js';
import type { PlainDate } from './plain-date.js';

const day = '2024-10-05' as PlainDate;
const GOOD: { [R in Registry]: ItemsOf[R] } = {
  DIPLOMA: { number: 'ЖБ 1', institution: 'Университет', degree: 'BACHELOR', speciality: 'Тарих', issuedOn: day },
  WORK_RECORD: { employer: '№ 1 мектеп', post: 'педагог', pedagogical: true, from: day, to: null },
  CATEGORY: { category: 'MODERATOR', orderNumber: '45-Ж', validFrom: day, validUntil: null },
  COURSES: { programme: 'A', provider: 'B', hours: 72, agreed: true, byProfile: true, certificateNumber: 'К-1', completedOn: day, practiceProof: null },
  ACHIEVEMENTS: { achiever: 'LEARNER', event: 'Олимпиада', eventLevel: 'ORG', place: 1, list: 'ORDER_514', kind: 'CONTEST', byProfile: true, heldOn: day, documentNumber: 'Д-1' },
  LEARNER_QUALITY: { schoolYear: 2023, subject: 'Тарих', grade: '7 А', percent: '66.5', startPercent: null, measure: 'KNOWLEDGE' },
  DISSEMINATION: { form: 'TALK', title: 'Т', level: 'ORG', document: '№ 4', link: null, on: day, council: null, material: null, authors: 1, edition: null, places: 0, agreed: true, place: null },
  OBSERVATIONS: { schoolYear: 2024, lesson: '1', observer: 'HEAD', points: 70, observedOn: day, recommendations: true },
};
const faults = <R extends Registry>(registry: R, more: object) => itemFaults(registry, { ...GOOD[registry], ...more }).map(({ member }) => member);

describe('evidence in the platform’s own words', () => {
  it.each(REGISTRIES)('of %s fits its schema as it should be', (registry) => expect(itemFaults(registry, GOOD[registry])).toEqual([]));

  it.each(REGISTRIES)('of %s names each member that is missing, and one that is not known', (registry) => {
    const members = Object.keys(GOOD[registry]);
    expect(itemFaults(registry, {}).map(({ member }) => member).sort()).toEqual(members.sort());
    expect(faults(registry, { iin: '850412300123' })).toEqual(['iin']);
    expect(Object.keys(ITEM_SCHEMAS[registry].properties).sort()).toEqual(members);
  });

  it('is refused where a number, a level or a percent is none of the law’s', () => {
    expect(faults('OBSERVATIONS', { points: 103 })).toEqual(['points']);
    expect(faults('OBSERVATIONS', { points: 70.5 })).toEqual(['points']);
    expect(faults('ACHIEVEMENTS', { eventLevel: 'GALAXY', place: 4 })).toEqual(['eventLevel', 'place', 'place', 'place']);
    for (const percent of ['101', '66,5', '66.555', 'many', '']) expect(faults('LEARNER_QUALITY', { percent })).toEqual(['percent']);
    expect(faults('COURSES', { hours: 0 })).toEqual(['hours']);
  });

  it('is refused for a day that no calendar has', () => {
    expect(faults('DIPLOMA', { issuedOn: '2023-02-29' })).toEqual(['issuedOn']);
    expect(faults('DIPLOMA', { issuedOn: '29.02.2024' })).toEqual(['issuedOn']);
    expect(faults('DIPLOMA', { issuedOn: '2024-02-29' })).toEqual([]);
  });

  it.each([null, 5, 'x', [], undefined])('is refused for %j', (item) => expect(itemFaults('DIPLOMA', item).length).toBeGreaterThan(0));
});
