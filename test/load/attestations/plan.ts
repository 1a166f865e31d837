import type { PlainDate } from '@attestation/contracts';
import { type DemoPerson, STORIES, type Story } from '@attestation/standalone/demo';

export const TODAY = '2025-03-17' as PlainDate;
/** Of a hundred teachers, how many go each way of the seven stories. */
const MIX: Record<string, number> = { teacher: 70, expert: 10, researcher: 6, master: 2, refused: 3, exempt: 5, below: 4 };
/** The first of their serial numbers; those of the demo's people are below. */
const FIRST_SERIAL = 1000;
const GOLDEN = 0.618_033_988_749_895;

/** A teacher of the crowd: her story is one of the seven, she is somebody else. */
export interface Attested extends Omit<Story, 'login'> {
  like: Story['login'];
}

/** So many teachers, each way as often as the mix says, one way beside another. @param cases at most 4,000: personal numbers of fixtures end there */
export function planOf(cases: number): Attested[] {
  return Array.from({ length: cases }, (_, index) => {
    const { login: like, ...story } = storyOf(((index * GOLDEN) % 1) * 100);
    const serial = FIRST_SERIAL + index;
    const personId = `01950000-0000-7000-8000-${String(serial).padStart(12, '0')}` as DemoPerson['personId'];
    return { ...story, like, person: { ...story.person, personId, serial, login: `crowd${index + 1}`, name: `${story.person.name} ${index + 1}` } };
  });
}

/** The way at this place of the hundred. */
function storyOf(place: number): Story {
  let upTo = 0;
  const found = STORIES.find(({ login }) => place < (upTo += MIX[login] ?? 0));
  if (!found) throw new Error(`no story stands at ${place}`);
  return found;
}
