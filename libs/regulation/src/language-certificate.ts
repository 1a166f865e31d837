import { CATEGORY_RANKS, type Category, type PlainDate, type Reason } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import type { RuleSet } from './rule-set.js';
import {
  ANY_FOREIGN_LANGUAGE, CERTIFICATE_KINDS, KINDS_OF, LANGUAGE_LEVELS, SUBJECTS_OF, type CertificateKind, type CertificateRule, type ForeignLanguage,
} from './tables/language.js';
import type { TeacherClaim } from './tables/scoring.js';

export interface LanguageCertificateFacts {
  language: ForeignLanguage;
  /** one of CERTIFICATE_KINDS; another text is no recognised certificate */
  kind: string;
  /** as printed: "6.5" of IELTS, "94" of TOEFL, "B2" of the others */
  result: string;
  /** last day; `null`: none is printed, it does not expire */
  validUntil: PlainDate | null;
  claimed: Category;
  /** the day of the application */
  on: PlainDate;
  /** the subject of the post: a foreign language, or it takes no test's place */
  positionSubject: string;
}
export interface LanguageCertificateAnswer extends Answer<'ACCEPTED' | 'NOT_ACCEPTED'> {
  /** the highest category whose row the result reaches; `null`: none */
  highestCategory: TeacherClaim | null;
}

/**
 * Does a language certificate take the test's place for this claim? The summary is still required.
 * @source O83 p.55–56
 */
export function languageCertificate(rules: RuleSet, facts: LanguageCertificateFacts): LanguageCertificateAnswer {
  const { language, kind, result, claimed } = facts;
  const known = CERTIFICATE_KINDS.find((each) => each === kind && KINDS_OF[language].includes(each));
  const reached = known && resultOf(known, result);
  const rows = rules.languageCertificates.filter((row) => row.kind === known);
  const row = rows.find(({ category }) => category === claimed);
  const highestCategory = reached === undefined ? null : highest(rows, reached);
  const against = formAgainst(facts, known, reached) ?? termAgainst(facts, rows) ?? rankAgainst(facts, known, row, reached ?? 0);
  if (against) return { ...answer('NOT_ACCEPTED', against), highestCategory };
  const above = row?.to != null && (reached ?? 0) > row.to ? [because('X-072/higher', { result })] : [];
  return { ...answer('ACCEPTED', because('X-072/accepted', { kind, result, claimed }), ...above, because('X-072')), highestCategory };
}

function formAgainst({ language, kind, result, positionSubject }: LanguageCertificateFacts, known: CertificateKind | undefined, reached: number | undefined): Reason | undefined {
  if (!teaches(language, positionSubject)) return because('X-072/post', { language, positionSubject });
  if (!known) return because('X-072/kind', { language, kind, kinds: KINDS_OF[language].join(', ') });
  return reached === undefined ? because('X-072/unreadable', { kind, result }) : undefined;
}

function termAgainst({ kind, validUntil, on }: LanguageCertificateFacts, rows: readonly CertificateRule[]): Reason | undefined {
  if (validUntil === null) return rows.some(({ expires }) => expires) ? because('X-072/term', { kind }) : undefined;
  return validUntil < on ? because('X-072/expired', { validUntil, on }) : undefined;
}

function rankAgainst({ kind, result, claimed }: LanguageCertificateFacts, known: CertificateKind | undefined, row: CertificateRule | undefined, reached: number): Reason | undefined {
  if (!row || !known) return because('X-072/none', { kind, claimed });
  return reached < row.from ? because('X-072/below', { kind, result, claimed, least: inPrint(known, row.from) }) : undefined;
}

/** Whether the post is that of a teacher of this language. */
function teaches(language: ForeignLanguage, subject: string): boolean {
  const text = subject.toLocaleLowerCase('kk').replaceAll('_', ' ');
  const names = (list: readonly string[]) => list.some((name) => text.includes(name));
  return names(SUBJECTS_OF[language]) || names(ANY_FOREIGN_LANGUAGE);
}

const IELTS_MAX = 90;
const TOEFL_MAX = 120;

/** "6.5" → 65, "94" → 94, "B2" → 4; `undefined` for what no such certificate can say. */
function resultOf(kind: CertificateKind, text: string): number | undefined {
  if (kind === 'IELTS') return within(/^(\d)(?:[.,]([05]))?$/.exec(text.trim()), IELTS_MAX, ([, whole, half = '0']) => Number(whole) * 10 + Number(half));
  if (kind === 'TOEFL_IBT') return within(/^\d{1,3}$/.exec(text.trim()), TOEFL_MAX, ([points]) => Number(points));
  const place = LANGUAGE_LEVELS.findIndex((level) => level === text.trim().toUpperCase());
  return place < 0 ? undefined : place + 1;
}

function within(match: RegExpExecArray | null, max: number, read: (match: RegExpExecArray) => number): number | undefined {
  const value = match ? read(match) : max + 1;
  return value <= max ? value : undefined;
}

function inPrint(kind: CertificateKind, from: number): string {
  if (kind === 'IELTS') return `${Math.floor(from / 10)}.${from % 10}`;
  return kind === 'TOEFL_IBT' ? String(from) : (LANGUAGE_LEVELS[from - 1] ?? '');
}

const highest = (rows: readonly CertificateRule[], reached: number): TeacherClaim | null =>
  rows.filter(({ from }) => reached >= from).sort((a, b) => CATEGORY_RANKS[b.category].rank - CATEGORY_RANKS[a.category].rank)[0]?.category ?? null;
