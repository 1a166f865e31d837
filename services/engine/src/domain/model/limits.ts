/** Limits that no model drawn by people reaches, so that a file made to do harm is refused before it is read. */
const DEEPEST = 200;
const MOST_TAGS = 100_000;
export const MOST_ELEMENTS = 5_000;

/** What a file may not be. */
export class ModelLimitError extends Error {
  override name = 'ModelLimitError';
}

const TAG_SIGNS = /<(?=[\p{L}_])|<\/|\/>/gu;

/**
 * Refuses what would blow up while it is read: entities of its own, elements within elements without end, more of them than anybody draws.
 * Looks at the signs alone, once from front to back.
 * @throws ModelLimitError
 */
export function checkXml(xml: string): void {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new ModelLimitError('a document type or entities are not allowed');
  let [depth, tags] = [0, 0];
  for (const { 0: sign } of xml.matchAll(TAG_SIGNS)) {
    depth += sign === '<' ? 1 : -1;
    tags += sign === '<' ? 1 : 0;
    if (depth > DEEPEST) throw new ModelLimitError(`elements are nested more than ${DEEPEST} deep`);
    if (tags > MOST_TAGS) throw new ModelLimitError(`the file holds more than ${MOST_TAGS} XML elements`);
  }
}

/** @throws ModelLimitError for a file with more flow elements than a model may have */
export function checkCount(elements: number): void {
  if (elements > MOST_ELEMENTS) throw new ModelLimitError(`the file holds ${elements} flow elements, more than the ${MOST_ELEMENTS} that a model may have`);
}
