import { answer, because, type Answer } from './answer.js';
import type { RuleSet } from './rule-set.js';
import type { SectionedTest, TestSection } from './tables/procedure.js';

/**
 * How the tasks of the test of a methodist, head or deputy are spread over its sections.
 * @source O83 Ann. 9, paraphrased
 */
export function testSections(rules: RuleSet, { test }: { test: SectionedTest }): Answer<'LISTED'> & { sections: { section: TestSection; tasks: number }[]; tasks: number } {
  const sections = rules.testSections.filter((row) => row.test === test).map(({ section, tasks }) => ({ section, tasks }));
  const tasks = sections.reduce((sum, each) => sum + each.tasks, 0);
  return { ...answer('LISTED', because('X-056', { tasks, sections: sections.length })), sections, tasks };
}
