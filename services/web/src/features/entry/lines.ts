import { isDay, type Item, itemOf, type Member, type MemberFault, type Typed } from './members';

export type Cell = string | number | boolean | Date | null | undefined;

/** Somebody a line may be about. */
export interface Person {
  personId: string;
  name: string;
}
/** A line that may be sent. */
export interface SoundLine {
  /** as the table shows it */
  line: number;
  person: Person;
  item: Item;
}
export type LineFault = MemberFault | 'teacherUnknown' | 'teacherTwice';
export interface WrongLine {
  line: number;
  /** `teacher`, or a member */
  faults: { member: string; fault: LineFault }[];
}

/** What people write for codes: in the language of the page, or the code itself. */
export interface Words {
  choice(member: string, code: string): string;
  yes: string;
  no: string;
}

/** Above the data stands one line with the names of the columns. */
const FIRST = 2;

/** The lines of a table: the teacher, then the members in their order. Nothing of a wrong line is taken. */
export function readLines(rows: readonly (readonly Cell[])[], members: readonly Member[], people: readonly Person[], words: Words): { sound: SoundLine[]; wrong: WrongLine[] } {
  const sound: SoundLine[] = [];
  const wrong: WrongLine[] = [];
  for (const [index, [teacher, ...cells]] of rows.slice(FIRST - 1).entries()) {
    if ([teacher, ...cells].every((cell) => textOf(cell) === '')) continue;
    const line = index + FIRST;
    const person = findPerson(textOf(teacher), people);
    const typed: Typed = Object.fromEntries(members.map((member, at) => [member.name, typedOf(member, cells[at], words)]));
    const { item, faults } = itemOf(members, typed);
    const found: WrongLine['faults'] = Object.entries(faults).map(([member, fault]) => ({ member, fault }));
    if (typeof person === 'string') wrong.push({ line, faults: [{ member: 'teacher', fault: person }, ...found] });
    else if (found.length > 0) wrong.push({ line, faults: found });
    else sound.push({ line, person, item });
  }
  return { sound, wrong };
}

/** By the name, or by the id where two are called the same. */
function findPerson(text: string, people: readonly Person[]): Person | 'required' | 'teacherUnknown' | 'teacherTwice' {
  if (text === '') return 'required';
  const found = people.filter(({ personId, name }) => personId === text || plain(name) === plain(text));
  return found.length > 1 ? 'teacherTwice' : (found[0] ?? 'teacherUnknown');
}

const plain = (text: string): string => text.toLowerCase().split(/\s+/).join(' ');
const textOf = (cell: Cell): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '').trim());

function typedOf({ name, kind, choices }: Member, cell: Cell, words: Words): string {
  const text = textOf(cell);
  if (kind === 'flag') return typeof cell === 'boolean' ? String(cell) : flagOf(text, words);
  if (kind === 'choice') return choices?.find((code) => plain(words.choice(name, code)) === plain(text) || code === text) ?? text;
  return kind === 'date' ? dayOf(text) : text;
}

function flagOf(text: string, { yes, no }: Words): string {
  if (plain(text) === plain(yes)) return 'true';
  return plain(text) === plain(no) ? 'false' : text;
}

/** 17.03.2025 is written as often as 2025-03-17. */
function dayOf(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const turned = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isDay(turned) ? turned : text;
}
