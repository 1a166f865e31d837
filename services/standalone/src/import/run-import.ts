import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { StartProblem } from '../problem.js';
import { factsOf, type FileFacts } from './file-facts.js';
import { FileProblem } from './problems.js';
import { ProgressBar, type Screen } from './progress-bar.js';
import { ProgressFile } from './progress-file.js';
import type { Register } from './register.js';
import type { Report } from './report.js';
import type { ImportSettings } from './settings.js';
import { takeFile, type Run, type Taken } from './take-file.js';
import { filled, RUN_TEXTS } from './texts.js';
import { linesOf, none } from './totals.js';

/** What a run needs of the world. */
export interface Surroundings {
  register: Register;
  /** tells this platform from others in the progress files */
  platform: string;
  report: Report;
  screen: Screen;
  /** asked after each batch: whether somebody wants it to end */
  isStopped(): boolean;
}

/**
 * Takes over a table as the settings say.
 * @returns 0: every line is in; 1: lines or the file were refused, or it was stopped
 */
export async function runImport(settings: ImportSettings, world: Surroundings): Promise<0 | 1> {
  try {
    const facts = await factsOf(settings.file);
    if (settings.dryRun) return await pass(settings, world, facts, { dryRun: true });
    const isRight = !settings.allOrNothing || (await pass(settings, world, facts, { dryRun: true, silent: true })) === 0;
    return isRight ? await pass(settings, world, facts, {}) : 1;
  } catch (problem) {
    if (problem instanceof FileProblem) world.report.file(problem.line, problem.error);
    else if (isMissing(problem)) throw new StartProblem(`${settings.file} cannot be read: there is no such file, or it may not be opened.`);
    else throw problem;
    return 1;
  }
}

const isMissing = (problem: unknown): boolean => ['ENOENT', 'EACCES', 'EISDIR'].includes((problem as NodeJS.ErrnoException).code ?? '');

interface Kind {
  dryRun?: boolean;
  /** a check before the run itself: the totals are said only where it finds something wrong */
  silent?: boolean;
}

async function pass(settings: ImportSettings, world: Surroundings, facts: FileFacts, { dryRun = false, silent = false }: Kind): Promise<0 | 1> {
  const kept = dryRun ? undefined : new ProgressFile(settings.dataDir, settings.kind, facts.sha256, world.platform);
  const from = settings.restart ? undefined : kept?.read();
  const bar = new ProgressBar(world.screen, facts.lines, linesOf(from?.totals ?? none()));
  if (from) world.screen.write(`${filled(RUN_TEXTS.resumed, { line: from.line })[settings.language]}\n`);
  const onBatch: Run['onBatch'] = (answers, progress) => {
    kept?.write(progress);
    bar.clear();
    world.report.refused(answers);
    bar.show(linesOf(progress.totals));
  };
  const taken = await takeFile(createReadStream(settings.file), { kind: settings.kind, register: world.register, dryRun, from, onBatch, isStopped: () => world.isStopped() });
  if (taken.complete) kept?.remove();
  bar.clear();
  const failed = taken.totals.REFUSED > 0 || !taken.complete;
  if (!silent || failed) say(settings, world, taken, bar.seconds, { dryRun, silent });
  return failed ? 1 : 0;
}

function say({ file }: ImportSettings, { report }: Surroundings, { totals, line, complete }: Taken, seconds: number, { dryRun = false, silent = false }: Kind): void {
  report.ended({ file: basename(file), totals, line, complete, dryRun: dryRun && !silent, nothing: silent, seconds });
}
