import type { Texts } from '@attestation/contracts';
import { FILE_TEXTS, filled, type FileCode } from './texts.js';

/** What is wrong with a line: column, code, and one sentence. Never a value of the line. */
export interface LineError {
  /** null: the line as a whole */
  column: string | null;
  code: string;
  text: Texts;
}

export const lineError = (code: FileCode, values: Record<string, string | number> = {}, column: string | null = null): LineError => ({
  column, code, text: filled(FILE_TEXTS[code], values),
});

/** The file as a whole cannot be taken. */
export class FileProblem extends Error {
  override name = 'FileProblem';

  constructor(readonly line: number, readonly error: LineError) {
    super(`line ${line}: ${error.text.en} [${error.code}]`);
  }
}
