import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Refused } from '../demo/api.js';
import type { LineError } from './problems.js';
import { progressText } from './progress-bar.js';
import type { BatchQuestion, LineAnswer, Register } from './register.js';
import { registerBehind } from './register.js';
import { jsonReport, wordsReport, type Ended } from './report.js';
import { runImport } from './run-import.js';
import { readImportSettings, type ImportSettings } from './settings.js';

const WRONG: LineError = { column: 'name', code: 'IS_NOT_EMPTY', text: { kk: 'Толтырыңыз.', ru: 'Заполните.', en: 'Fill it in.' } };
const HEADER = 'personId;name';

/** A register that knows what it was given, and that each key is done once. */
class Memory {
  readonly taken = new Map<string, number>();
  readonly keys = new Map<string, { question: BatchQuestion; answers: LineAnswer[] }>();
  asked = 0;
  breakAt = Infinity;
  dryRuns = 0;

  readonly register: Register = async (_, question, key) => {
    if (this.asked++ >= this.breakAt) throw new Error('the line is cut');
    if (question.dryRun) {
      this.dryRuns += 1;
      return question.lines.map((line) => this.judge(line as Line));
    }
    const earlier = this.keys.get(key);
    if (earlier) {
      expect(earlier.question).toEqual(question);
      return earlier.answers;
    }
    const answers = question.lines.map((line) => this.take(line as Line));
    this.keys.set(key, { question, answers });
    return answers;
  };

  private take(line: Line): LineAnswer {
    const answer = this.judge(line);
    if (answer.end !== 'REFUSED') this.taken.set(line.name, (this.taken.get(line.name) ?? 0) + 1);
    return answer;
  }

  private judge({ line, name }: Line): LineAnswer {
    if (name.startsWith('wrong')) return { line, end: 'REFUSED', id: null, errors: [WRONG] };
    return { line, end: this.taken.has(name) ? 'UNCHANGED' : 'CREATED', id: name, errors: [] };
  }
}
interface Line { line: number; name: string }

let folder: string;
let memory: Memory;
let said: string[];
let shown: string;
let ended: Ended[];
let stopped: boolean;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  [memory, said, shown, ended, stopped] = [new Memory(), [], '', [], false];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (lines: string[]): string => {
  const path = join(folder, 'table.csv');
  writeFileSync(path, [HEADER, ...lines].join('\n'));
  return path;
};
const persons = (count: number): string[] => Array.from({ length: count }, (_, n) => `;Адам ${n}`);
const run = (path: string, more: Partial<ImportSettings> = {}): Promise<0 | 1> => {
  const report = wordsReport((line) => void said.push(line), 'ru');
  return runImport(
    { kind: 'persons', file: path, dryRun: false, allOrNothing: false, restart: false, json: false, language: 'ru', dataDir: folder, login: 'ministry', ...more },
    {
      register: memory.register, platform: 'here', screen: { write: (text: string) => (shown += text) }, isStopped: () => stopped,
      report: { ...report, ended: (each) => { ended.push(each); report.ended(each); } },
    },
  );
};
const takenTwice = () => [...memory.taken].filter(([, times]) => times > 1);

describe('a run through a file', () => {
  it('takes every line and says how many', async () => {
    expect(await run(file(persons(1_200)))).toBe(0);
    expect([memory.taken.size, memory.asked]).toEqual([1_200, 3]);
    expect(said.at(-1)).toMatch(/^table\.csv · 1200 строк · новых 1200 · изменено 0 · без изменений 0 · не принято 0 · [\d.]+ s$/);
  });

  it('ends with 1 when lines were refused, having named them in their order with column, text and code; the rest is in', async () => {
    const lines = persons(700);
    lines.splice(10, 0, ';wrong'); // the twelfth line of the file
    lines.splice(600, 0, 'too;many;fields');
    lines.splice(20, 0, ';"never closed');

    expect(await run(file(lines))).toBe(1);
    expect(memory.taken.size).toBe(700);
    expect(said.slice(0, 3)).toEqual([
      'строка 12 · name · Заполните. [IS_NOT_EMPTY]',
      'строка 22 · Кавычки расставлены неверно: кавычку внутри поля удвойте. [QUOTE_BROKEN]',
      'строка 603 · Полей 3, а столбцов 2. [COLUMN_COUNT]',
    ]);
  });

  it('that is interrupted goes on where it stopped, and nothing is done twice', async () => {
    const path = file(persons(2_600));
    memory.breakAt = 2;
    await expect(run(path)).rejects.toThrow('the line is cut');
    expect(memory.taken.size).toBe(1_000);

    memory.breakAt = Infinity;
    expect(await run(path)).toBe(0);
    expect([memory.taken.size, takenTwice()]).toEqual([2_600, []]);
    expect(ended.at(-1)?.totals).toEqual({ CREATED: 2_600, CHANGED: 0, UNCHANGED: 0, REFUSED: 0 });
    expect(shown).toContain('продолжение после строки 1001');
  });

  it('whose answer was lost asks again under the same key and hears what it would have heard', async () => {
    const path = file(persons(900));
    const { register } = memory;
    let calls = 0;
    const losing: Register = async (...asked) => {
      const answers = await register(...asked);
      if (++calls === 2) throw new Error('answered to nobody');
      return answers;
    };
    Object.assign(memory, { register: losing });
    await expect(run(path)).rejects.toThrow('nobody');

    expect(await run(path)).toBe(0);
    expect([memory.taken.size, takenTwice(), ended.at(-1)?.totals.CREATED]).toEqual([900, [], 900]);
  });

  it('repeated after its end finds everything as it is', async () => {
    const path = file(persons(600));
    await run(path);

    expect(await run(path)).toBe(0);
    expect(ended.map(({ totals }) => [totals.CREATED, totals.UNCHANGED])).toEqual([[600, 0], [0, 600]]);
    expect(readdirSync(join(folder, 'imports'))).toEqual([]);
  });

  it('that somebody stops finishes the batch in hand and says how to go on', async () => {
    const { register } = memory;
    Object.assign(memory, { register: (async (...asked) => { stopped = true; return register(...asked); }) as Register });

    expect(await run(file(persons(1_200)))).toBe(1);
    expect([memory.taken.size, said.at(-1)]).toEqual([500, 'остановлено после строки 501: повторите ту же команду, чтобы продолжить']);
  });

  it('of another file, or from the start, begins anew', async () => {
    memory.breakAt = 1;
    await run(file(persons(700))).catch(() => undefined);
    memory.breakAt = Infinity;

    await run(file(persons(700)), { restart: true });
    expect(ended.at(-1)?.totals).toEqual({ CREATED: 200, CHANGED: 0, UNCHANGED: 500, REFUSED: 0 });
  });
});

describe('a run that only tries', () => {
  it('changes nothing, keeps no progress, and ends with 1 where lines are wrong', async () => {
    expect(await run(file([...persons(3), ';wrong']), { dryRun: true })).toBe(1);
    expect([memory.taken.size, readdirSync(folder)]).toEqual([0, ['table.csv']]);
    expect(said.at(-1)).toBe('только проверка: ничего не изменено');
    expect(await run(file(persons(3)), { dryRun: true })).toBe(0);
  });
});

describe('all or nothing', () => {
  it('takes nothing where any line is wrong', async () => {
    expect(await run(file([...persons(800), ';wrong']), { allOrNothing: true })).toBe(1);
    expect([memory.taken.size, said.at(-1)]).toEqual([0, 'есть неверные строки: ничего не внесено']);
  });

  it('takes everything where none is', async () => {
    expect(await run(file(persons(800)), { allOrNothing: true })).toBe(0);
    expect([memory.taken.size, memory.dryRuns, ended.length]).toEqual([800, 2, 1]);
  });
});

describe('a file that cannot be taken', () => {
  it('is refused as a whole, by its line', async () => {
    const path = join(folder, 'other.csv');
    writeFileSync(path, 'iin;fio\n1;2');

    expect(await run(path)).toBe(1);
    expect(said).toEqual(['строка 1 · Названия столбцов не подходят: + name, − iin, − fio. [HEADER_WRONG]']);
  });

  it('or is not there is said in a sentence', async () => {
    await expect(run(join(folder, 'nowhere.csv'))).rejects.toThrow('cannot be read');
  });
});

describe('what a machine reads', () => {
  it('is one JSON object a line: each refused line, then the totals', () => {
    const lines: string[] = [];
    const report = jsonReport((line) => void lines.push(line));
    report.refused([{ line: 2, end: 'CREATED', id: 'x', errors: [] }, { line: 3, end: 'REFUSED', id: null, errors: [WRONG] }]);
    report.ended({ file: 't.csv', totals: { CREATED: 1, CHANGED: 0, UNCHANGED: 0, REFUSED: 1 }, line: 3, complete: true, dryRun: false, nothing: false, seconds: 1.26 });

    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { line: 3, errors: [WRONG] },
      { file: 't.csv', line: 3, complete: true, dryRun: false, nothing: false, seconds: 1.3, lines: 2, totals: { CREATED: 1, CHANGED: 0, UNCHANGED: 0, REFUSED: 1 } },
    ]);
  });
});

describe('the register behind HTTP', () => {
  const asking = (problems: unknown[]) => {
    const keys: string[] = [];
    const post = async (_: string, __: string, ___: unknown, key: string) => {
      keys.push(key);
      const problem = problems.shift();
      if (problem) throw problem;
      return { lines: [] };
    };
    return { keys, register: registerBehind({ post } as never, 'ministry', [0, 0]) };
  };

  it('is asked again under the same key while it is away', async () => {
    const { keys, register } = asking([new TypeError('fetch failed'), new Refused(503, {}, 'POST')]);

    expect(await register('persons', { lines: [] }, 'k')).toEqual([]);
    expect(keys).toEqual(['k', 'k', 'k']);
  });

  it('is not asked again what it refuses', async () => {
    const { keys, register } = asking([new Refused(403, {}, 'POST')]);

    await expect(register('persons', { lines: [] }, 'k')).rejects.toThrow('403');
    expect(keys).toEqual(['k']);
  });
});

describe('what is said on the command line', () => {
  const read = (...args: string[]) => readImportSettings(args, { LANG: 'kk_KZ.UTF-8', INIT_CWD: '/here' }, '/there', 'ministry');

  it('is a kind, a file and what is wanted of them', () => {
    expect(read('persons', 'a.csv', '--dry-run', '--json')).toMatchObject({ kind: 'persons', file: '/here/a.csv', dryRun: true, json: true, language: 'kk', dataDir: '/there/.data', login: 'ministry' });
    expect(read('persons', 'a.csv', '--lang', 'ru', '--data', 'x')).toMatchObject({ language: 'ru', dataDir: '/there/x' });
  });

  it.each([[['teachers', 'a.csv'], 'There is no table of teachers.'], [['persons'], 'Name a kind and a file.'], [['persons', 'a', 'b'], 'Name a kind'], [['persons', 'a', '--quick'], 'quick']])('%j is answered with the usage', (args, why) => {
    expect(() => read(...args)).toThrow(why);
    expect(() => read(...args)).toThrow('npm run import');
  });
});

describe('the progress', () => {
  it.each([
    [0, 1_000, 0, 0, '░░░░░░░░░░░░░░░░░░░░░░░░   0 % · 0/1 000 · 0/s'],
    [500, 1_000, 0, 1_000, '████████████░░░░░░░░░░░░  50 % · 500/1 000 · 500/s · 0:01'],
    [100_000, 100_000, 50_000, 25_000, '████████████████████████ 100 % · 100 000/100 000 · 2 000/s'],
  ])('of %d of %d shows share, rate and what is left', (done, total, begun, ms, text) => {
    expect(progressText(done, total, begun, ms)).toBe(text);
  });
});
