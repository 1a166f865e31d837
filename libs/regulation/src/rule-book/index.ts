import { ADVICE_RULES } from './advice.js';
import { APPLICATION_RULES } from './application.js';
import { CAREER_RULES } from './career.js';
import { COMMISSION_RULES } from './commission.js';
import { DECISION_RULES } from './decision.js';
import { EVIDENCE_RULES } from './evidence.js';
import { PROCEDURE_RULES } from './procedure.js';
import { ROUTING_RULES } from './routing.js';
import { SANCTION_RULES } from './sanctions.js';
import { SCORING_RULES } from './scoring.js';
import { SHEET_RULES } from './sheets.js';
import { TEST_RULES } from './test.js';
import type { RuleChapter } from './types.js';

/**
 * What each rule says, where it stands and how sure we are: id → entry. A rule that needs several sentences has variants `X-041/tie`; the
 * reason names the rule without the variant.
 */
export const CHAPTERS: Readonly<Record<string, RuleChapter>> = {
  application: APPLICATION_RULES,
  routing: ROUTING_RULES,
  test: TEST_RULES,
  commission: COMMISSION_RULES,
  scoring: SCORING_RULES,
  evidence: EVIDENCE_RULES,
  advice: ADVICE_RULES,
  decision: DECISION_RULES,
  sanctions: SANCTION_RULES,
  career: CAREER_RULES,
  sheets: SHEET_RULES,
  procedure: PROCEDURE_RULES,
};

export const RULE_BOOK: RuleChapter = Object.assign({}, ...Object.values(CHAPTERS)) as RuleChapter;
