import { answer, because, type Answer } from './answer.js';
import type { RuleSet } from './rule-set.js';

/**
 * Whether the test may be taken in a language: a code such as `kk`.
 * @source F-20
 */
export function testLanguage(rules: RuleSet, language: string): Answer<'OFFERED' | 'NOT_OFFERED'> {
  const offered = rules.testLanguages.map((row) => row.language);
  return answer(offered.includes(language) ? 'OFFERED' : 'NOT_OFFERED', because('F-20', { language, offered: offered.join(', ') }));
}
