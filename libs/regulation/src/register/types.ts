/**
 * Why a rule is not carried out by code or model: it is history or a definition (BACKGROUND), a count of people or schools (FIGURE), nowhere to be
 * read (NOT_FOUND), only proposed (NOT_LAW_YET), judged or done by a person (BY_PEOPLE), another body's or system's (OUTSIDE), replaced by another
 * rule (SUPERSEDED), or left for later (NOT_BUILT).
 */
export type WhyNot = 'BACKGROUND' | 'FIGURE' | 'NOT_FOUND' | 'NOT_LAW_YET' | 'BY_PEOPLE' | 'OUTSIDE' | 'SUPERSEDED' | 'NOT_BUILT';

/** What became of a numbered rule. */
export interface RegisterEntry {
  /** what the rule is about, in a few words of ours */
  title: string;
  /** places that do not name the rule themselves: `path#name` of a function, a decision's row, a model's element */
  at: readonly string[];
  /** the rules by which this one is settled: their places and tests are its own */
  by: readonly string[];
  /** given where nothing carries the rule out */
  not: { why: WhyNot; because: string } | null;
}
export type Register = Readonly<Record<string, RegisterEntry>>;

/** A rule that is carried out where its number is named in code, table or model, and at these places besides. */
export const done = (title: string, ...at: string[]): RegisterEntry => ({ title, at, by: [], not: null });
/** A rule that says what others say, or a contradiction that they settle. */
export const settled = (title: string, ...by: string[]): RegisterEntry => ({ title, at: [], by, not: null });
/** A rule that nothing carries out. */
export const left = (why: WhyNot, title: string, because: string): RegisterEntry => ({ title, at: [], by: [], not: { why, because } });
