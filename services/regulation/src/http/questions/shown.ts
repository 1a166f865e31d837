import type { Texts } from '@attestation/contracts';
import type { TSchema } from '@sinclair/typebox';
import { placeOf } from '../names/called.js';
import { textsOf } from '../names/names.js';
import { withNames } from '../names/schema-names.js';
import type { QuestionHeadOut } from '../question.dto.js';
import type { Question } from './question.js';

const asAsked = (about: string): Texts => ({ kk: about, ru: about, en: about });

/** How a question stands in a list: what is asked, in whose words, and in which part of a case's life. */
export function headOf({ name, about }: Question): QuestionHeadOut {
  const { stage, title = asAsked(about) } = placeOf(name);
  return { question: name, about, title, stage: stage.stage, stageTitle: textsOf(stage.name) };
}

const NAMED = new Map<string, TSchema>();

/** The facts of a question with the name of each in three languages; made once, as the schema never changes. */
export function namedFacts({ name, schema }: Question): TSchema {
  const known = NAMED.get(name) ?? withNames(name, schema);
  NAMED.set(name, known);
  return known;
}
