import type { AttestationId, Caller, Change, Subject } from '@attestation/contracts';
import { Store, together } from '@attestation/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseFile } from '../domain/case-file.js';
import type { Evaluation } from '../domain/evidence.js';
import { keepFiles, loadFile, withinCase } from './case-rows.js';
import { evaluationOf } from './known-cases.js';

/** A case with what the rules made of its portfolio. */
export interface JudgedCase {
  file: CaseFile;
  evaluation?: Evaluation;
}

/** What a member changes of a case is its file alone. */
export const ofJudged = <R>(change: Change<CaseFile, R>): Change<JudgedCase, R> => (change.ok ? { ...change, next: change.next && { file: change.next } } : change);

/** Members submit their sheets, by the evaluation that stands at that moment. */
@Injectable()
export class SheetStore extends Store<JudgedCase> {
  protected override readonly ownRows = true;

  protected permits(tx: EntityManager, { id }: Subject, caller: Caller): Promise<boolean> {
    return withinCase(tx, id, caller);
  }

  protected async load(tx: EntityManager, { id }: Subject): Promise<JudgedCase | undefined> {
    const [file, evaluation] = await together(loadFile(tx, id), evaluationOf(tx, id as AttestationId));
    return file && { file, evaluation };
  }

  protected keep(tx: EntityManager, _: Subject, { file }: JudgedCase): Promise<void> {
    return keepFiles(tx, [file]);
  }
}
