/** JSON Schema of one member, as the platform describes what may be entered. */
interface MemberSchema {
  type?: string;
  enum?: string[];
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  anyOf?: MemberSchema[];
}
export interface FormSchema {
  properties: Record<string, MemberSchema>;
}

/** A field of a form. */
export interface Member {
  name: string;
  kind: 'text' | 'number' | 'flag' | 'date' | 'choice';
  /** false: it may be left out */
  required: boolean;
  max?: number;
  least?: number;
  most?: number;
  pattern?: string;
  choices?: string[];
}

const DATE = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';

/** The fields of a form in their order. */
export const membersOf = ({ properties }: FormSchema): Member[] => Object.entries(properties).map(([name, schema]) => memberOf(name, schema));

function memberOf(name: string, schema: MemberSchema): Member {
  const own = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
  const required = !schema.anyOf?.some(({ type }) => type === 'null');
  if (own.enum) return { name, kind: 'choice', required, choices: own.enum };
  if (own.type === 'boolean') return { name, kind: 'flag', required };
  if (own.type === 'integer') return { name, kind: 'number', required, least: own.minimum, most: own.maximum };
  if (own.pattern === DATE) return { name, kind: 'date', required };
  return { name, kind: 'text', required, max: own.maxLength, pattern: own.pattern };
}

export type Typed = Record<string, string>;
export type MemberFault = 'required' | 'number' | 'date' | 'choice' | 'form';
export type MemberFaults = Record<string, MemberFault>;
export type Item = Record<string, string | number | boolean | null>;

/** What was typed, as the platform takes it; or what is wrong, member by member. Flags are `true` or empty. */
export function itemOf(members: readonly Member[], typed: Typed): { item: Item; faults: MemberFaults } {
  const item: Item = {};
  const faults: MemberFaults = {};
  for (const member of members) {
    const text = (typed[member.name] ?? '').trim();
    const fault = faultOf(member, text);
    if (fault) faults[member.name] = fault;
    item[member.name] = valueOf(member, text);
  }
  return { item, faults };
}

function valueOf({ kind }: Member, text: string): Item[string] {
  if (kind === 'flag') return text === 'true';
  if (text === '') return null;
  return kind === 'number' ? Number(text) : text;
}

function faultOf(member: Member, text: string): MemberFault | undefined {
  const { kind, required } = member;
  if (text === '') return required && kind !== 'flag' ? 'required' : undefined;
  return FITS[kind](text, member) ? undefined : FAULTS[kind];
}

const FAULTS = { text: 'form', number: 'number', flag: 'choice', date: 'date', choice: 'choice' } as const satisfies Record<Member['kind'], MemberFault>;

const FITS: Record<Member['kind'], (text: string, member: Member) => boolean> = {
  text: (text, { max = Infinity, pattern = '' }) => text.length <= max && new RegExp(pattern).test(text),
  number: (text, { least = 0, most = Infinity }) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most,
  flag: (text) => text === 'true' || text === 'false',
  date: isDay,
  choice: (text, { choices = [] }) => choices.includes(text),
};

/** A day of the calendar, as `2025-03-17`. */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
