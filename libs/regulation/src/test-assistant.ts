import { answer, because, type Answer } from './answer.js';
import type { RuleSet } from './rule-set.js';

export interface AssistantFacts {
  /** of sight, hearing or movement */
  disability: boolean;
  documentAttached: boolean;
  /** asked for in the application for the test */
  requested: boolean;
  assistant: {
    /** works for the organisation that holds the test */
    ofTestingOrganisation: boolean;
    related: boolean;
    teachesTheSubject: boolean;
  };
}

/**
 * May this person assist a test-taker with a disability?
 * @source O83 p.43
 */
export function testAssistant(_rules: RuleSet, { disability, documentAttached, requested, assistant }: AssistantFacts): Answer<'ADMITTED' | 'NOT_ADMITTED'> {
  const entitled = disability && documentAttached && requested;
  const fit = assistant.ofTestingOrganisation && !assistant.related && !assistant.teachesTheSubject;
  return answer(entitled && fit ? 'ADMITTED' : 'NOT_ADMITTED', because('X-061', { entitled, fit }));
}
