import type { Answer, DocumentCode, Ground } from './types';

/** What the provider has filled in so far. */
export interface Given {
  answer: '' | 'ACCEPTED' | 'REFUSED';
  grounds: Ground[];
  mismatches: DocumentCode[];
  note: string;
  language: 'kk' | 'ru';
}

export const NOTHING_GIVEN: Given = { answer: '', grounds: [], mismatches: [], note: '', language: 'kk' };

/** As the platform is asked and told it: an acceptance has no ground. */
export function givenQuery({ answer, grounds, mismatches, note, language }: Given): Omit<Answer, 'signature'> {
  if (answer === 'ACCEPTED') return { answer, language, grounds: [], mismatches: [] };
  return { answer: 'REFUSED', language, grounds, mismatches, ...(note.trim() && { note: note.trim() }) };
}
