import type { Texts } from '@attestation/contracts';
import { codeName, factName, memberName } from './called.js';

type Terms = Record<string, Texts>;

/** What is written like a code: `NOT_ELIGIBLE`, and the numbers of criteria; `X-052a` is the number of a rule and none. */
const CODE = /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*|\d\.\d)$/;
/** A text in the three languages is one already. */
const isTexts = (value: object): boolean => 'kk' in value && 'ru' in value && 'en' in value;
const isReason = (value: object): boolean => 'rule' in value && 'source' in value && 'text' in value;

/**
 * The names of every member and code in an answer, in kk, ru, en: `member` and `CODE`, and `member.CODE` where a code means something else there.
 * Reasons among it speak for themselves.
 */
export function termsOf(question: string, outcome: unknown, details: Readonly<Record<string, unknown>>): Terms {
  const terms: Terms = {};
  visit(question, 'outcome', outcome, terms);
  for (const [member, value] of Object.entries(details)) visitMember(question, member, value, terms);
  return terms;
}

function visitMember(question: string, member: string, value: unknown, terms: Terms): void {
  const name = memberName(question, member);
  if (name) terms[member] = name;
  visit(question, member, value, terms);
}

function visit(question: string, member: string, value: unknown, terms: Terms): void {
  if (typeof value === 'string') return visitCode(member, value, terms);
  if (Array.isArray(value)) return value.forEach((each) => visit(question, member, each, terms));
  if (typeof value !== 'object' || value === null || isReason(value) || isTexts(value)) return;
  for (const [inner, each] of Object.entries(value)) visitMember(question, inner, each, terms);
}

function visitCode(member: string, code: string, terms: Terms): void {
  const name = CODE.test(code) ? (codeName(member, code) ?? factName(member, code)) : undefined;
  if (!name) return;
  const before = terms[code];
  if (before && before.ru !== name.ru) terms[`${member}.${code}`] = name;
  else terms[code] = name;
}
