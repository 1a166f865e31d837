/** What the responsible person has found of a portfolio so far. */
export interface Marks {
  /** documents she has seen herself */
  confirmed: string[];
  /** items to be returned, each with her words */
  gaps: Record<string, string>;
  note: string;
}
export const NO_MARKS: Marks = { confirmed: [], gaps: {}, note: '' };

export const withConfirmed = ({ confirmed, gaps, note }: Marks, code: string, on: boolean): Marks => ({
  confirmed: on ? [...confirmed.filter((each) => each !== code), code] : confirmed.filter((each) => each !== code),
  gaps: on ? without(gaps, code) : gaps,
  note,
});

export const withGap = ({ confirmed, gaps, note }: Marks, code: string, words: string | undefined): Marks => ({
  confirmed: words === undefined ? confirmed : confirmed.filter((each) => each !== code),
  gaps: words === undefined ? without(gaps, code) : { ...gaps, [code]: words },
  note,
});

const without = (gaps: Record<string, string>, code: string): Record<string, string> => Object.fromEntries(Object.entries(gaps).filter(([each]) => each !== code));

/** Whether all that is required is there or has been seen: only then may the teacher be admitted. */
export const isWhole = (rows: readonly { code: string; required: boolean; presence: string }[], { confirmed }: Marks): boolean =>
  rows.every(({ code, required, presence }) => !required || presence === 'PRESENT' || (presence === 'TO_CONFIRM' && confirmed.includes(code)));

export const completionOf = ({ confirmed, note }: Marks) => ({ confirmed, ...(note.trim() ? { note: note.trim() } : {}) });

export const returnOf = ({ gaps, note }: Marks) => ({
  gaps: Object.entries(gaps).map(([code, words]) => ({ code, ...(words.trim() ? { note: words.trim() } : {}) })),
  ...(note.trim() ? { note: note.trim() } : {}),
});
