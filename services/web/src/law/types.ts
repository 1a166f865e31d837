import type { Shapes } from '../api/client';
import type { Texts } from './texts';

/** What the service of the law answers, as the pages read it. */
export type QuestionHead = Shapes['RegulationQuestionHeadOut'];
export type Question = Shapes['RegulationQuestionOut'];
export type Reason = Shapes['RegulationReasonOut'];
export type Rule = Shapes['RegulationRuleOut'];
export type RuleList = Shapes['RegulationRuleListOut'];
export type Setting = Shapes['RegulationSettingOut'];
export type RuleSet = Shapes['RegulationRuleSetOut'];
export type RuleSetDiff = Omit<Shapes['RegulationRuleSetDiffOut'], 'terms'> & { terms: Terms };
export type TableDiff = RuleSetDiff['tables'][number];
export type Evaluation = Omit<Shapes['RegulationEvaluationOut'], 'terms'> & { terms?: Terms };

/** Names of members and codes. */
export type Terms = Readonly<Record<string, Texts>>;
