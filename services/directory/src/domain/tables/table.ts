import type { Change, Fact, LineEnd, Message, Refusal, RefusalCode, SubjectKey } from '@attestation/contracts';

/** A line of a table, whatever it is about. */
export interface Line {
  /** its number in the file it comes from */
  line: number;
  /** the id of what it is about, should that be new */
  freshId: string;
}

/** How a line ended; of a refused one, why. */
export type Judged = { line: number; end: Exclude<LineEnd, 'REFUSED'>; id: string } | { line: number; end: 'REFUSED'; code: RefusalCode };

/** What a line is about, under which key its facts go, and what the register decides. */
export interface Weighed<S> {
  id: string;
  key: SubjectKey;
  isNew: boolean;
  change: Change<S, unknown>;
}

/** What changed by the lines judged so far, and what the world must learn of it. */
export interface Changed<S> {
  next: S[];
  tellings: { key: SubjectKey; facts: Fact[]; messages: Message[] }[];
}

/**
 * The lines of a table judged one after the other, by the same functions as single commands; each line sees what the lines before it have
 * changed. It works on what the store has loaded and keeps nothing itself.
 */
export abstract class Table<L extends Line, S> {
  private readonly next = new Map<string, S>();
  private readonly tellings: Changed<S>['tellings'] = [];

  judge(line: L): Judged {
    const weighed = this.weigh(line);
    if ('code' in weighed) return { line: line.line, end: 'REFUSED', code: weighed.code };
    const { id, key, isNew, change } = weighed;
    if (!change.ok) return { line: line.line, end: 'REFUSED', code: change.code };
    if (!change.next) return { line: line.line, end: 'UNCHANGED', id };
    this.next.set(id, change.next);
    this.note(id, change.next);
    if (change.facts.length > 0) this.tellings.push({ key, facts: change.facts, messages: change.messages });
    return { line: line.line, end: isNew ? 'CREATED' : 'CHANGED', id };
  }

  /** What is to be kept and told: each thing once, as its last line left it. */
  get changed(): Changed<S> {
    return { next: [...this.next.values()], tellings: this.tellings };
  }

  /** Refused where it cannot be said what the line is about. */
  protected abstract weigh(line: L): Weighed<S> | Refusal;
  /** Remembers for the lines that follow. */
  protected abstract note(id: string, next: S): void;
}
