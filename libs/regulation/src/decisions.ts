import {
  CLAIMABLE, type Category, type Channel, type ClaimableCategory, type CommissionLevel, type DecisionSettings, type PlainDate, type PositionGroup, type Reason, type RuleSetId,
  type SpecialAward, type Subordination, type TestSpecification,
} from '@attestation/contracts';
import { evaluateDecision, parseDecisions, type DecisionGraph } from '@attestation/decisions';
import { answer, because, type Answer } from './answer.js';
import { RegulationError, rulesNotGiven } from './errors.js';

/** The decision files of the models, read once: the same text that is deployed to the engine. */
export interface DecisionBook {
  graphOf(decisionId: string): DecisionGraph;
}

/**
 * Reads decision files.
 * @param texts the XML of each file
 * @throws DecisionModelError naming what cannot be evaluated
 */
export async function decisionBook(texts: readonly string[]): Promise<DecisionBook> {
  const graphs = await Promise.all(texts.map(parseDecisions));
  return {
    graphOf(decisionId) {
      const found = graphs.find(({ decisions }) => decisions.has(decisionId));
      if (!found) throw new RegulationError('DECISION_FAILED', `no decision file holds "${decisionId}"`, { decisionId });
      return found;
    },
  };
}

type Output = Readonly<Record<string, unknown>>;

/** Under which edition and on which day: every decision asks. */
export interface Opened {
  ruleSet: RuleSetId;
  openedOn: PlainDate;
}

/** What a decision said to the same facts: it has no clock and no memory, so it says the same again. */
const SAID = new WeakMap<DecisionBook, Map<string, Output>>();
const MOST_SAID = 10_000;

function ask(book: DecisionBook, decisionId: string, facts: Opened & object): Output {
  const said = SAID.get(book) ?? new Map<string, Output>();
  const key = `${decisionId} ${JSON.stringify(facts)}`;
  const known = said.get(key);
  if (known) return known;
  const output = decided(book, decisionId, facts);
  if (said.size >= MOST_SAID) said.clear();
  SAID.set(book, said.set(key, output));
  return output;
}

function decided(book: DecisionBook, decisionId: string, facts: Opened & object): Output {
  const { output, failed } = evaluateDecision(book.graphOf(decisionId), decisionId, { ...facts });
  if (failed) throw new RegulationError('DECISION_FAILED', failed.message, { decisionId });
  if (typeof output !== 'object' || output === null) throw rulesNotGiven(facts.ruleSet, decisionId);
  return output as Output;
}

const text = (output: Output, name: string): string => {
  const value = output[name];
  if (typeof value !== 'string') throw new RegulationError('DECISION_FAILED', `the decision gave no ${name}`, { name });
  return value;
};
const number = (output: Output, name: string): number => {
  const value = output[name];
  if (typeof value !== 'number') throw new RegulationError('DECISION_FAILED', `the decision gave no ${name}`, { name });
  return value;
};

export interface ChannelFacts extends Opened {
  claimedCategory: ClaimableCategory;
  settings: Pick<DecisionSettings, 'channelSource'>;
}
export interface ChannelAnswer extends Answer<Channel> {
  portfolioForming: string;
  sealRequired: boolean;
  /** an open question behind the answer (F-01), to be shown */
  warnings: Reason[];
}

/** From this day on the Rules name the channels themselves (p. 15), as the algorithm does. */
const SINCE_ORDER = '2025-03-10' as PlainDate;

/**
 * By which channel the application comes.
 * @source E.2: O83 p.15, R-016…R-018, F-01
 */
export function channel(book: DecisionBook, facts: ChannelFacts): ChannelAnswer {
  const output = ask(book, 'channel', facts);
  const outcome = text(output, 'channel') as Channel;
  const values = { channel: outcome, claimed: facts.claimedCategory, channelSource: facts.settings.channelSource };
  const warnings = typeof output.warning === 'string' ? [because(output.warning, values)] : [];
  const rule = text(output, 'rule');
  const order = facts.openedOn >= SINCE_ORDER && (rule === 'R-016' || rule === 'R-017') ? [because('X-026', values)] : [];
  return { ...answer(outcome, because(rule, values), ...order), portfolioForming: text(output, 'portfolioForming'), sealRequired: output.sealRequired === true, warnings };
}

export interface RoutingFacts extends Opened {
  claimedCategory: ClaimableCategory | 'TEACHER';
  subordination: Subordination;
  hasDistrictLevel: boolean;
}
export interface RoutingAnswer extends Answer<CommissionLevel | 'NONE'> {
  attestingBody: string;
}

/**
 * Which commission decides; `NONE`: the first head's order is enough.
 * @source E.1: O83 p.19, R-108…R-112, F-14
 */
export function commissionRouting(book: DecisionBook, facts: RoutingFacts): RoutingAnswer {
  const output = ask(book, 'commission-routing', facts);
  const level = output.level === null ? 'NONE' : (text(output, 'level') as CommissionLevel);
  const values = { level, claimed: facts.claimedCategory, subordination: facts.subordination };
  const always = facts.claimedCategory === 'MODERATOR' || facts.claimedCategory === 'MASTER' ? [because('R-112', values)] : [];
  const rule = text(output, 'rule');
  const order = rule.startsWith('R-1') ? [because('X-035/routing')] : [];
  return { ...answer(level, because(rule, values), ...always, ...order), attestingBody: text(output, 'attestingBody') };
}

export interface SpecificationFacts extends Opened {
  positionGroup: PositionGroup;
  subject: string;
  disability: boolean;
  claimedCategory: ClaimableCategory | 'TEACHER';
}

/**
 * What the test of this person is like: tasks, minutes, threshold, block.
 * @source E.3: O83 p.38–40, Ann. 9
 */
export function testSpecification(book: DecisionBook, facts: SpecificationFacts): Answer<TestSpecification> {
  const output = ask(book, 'test-specification', facts);
  const specification: TestSpecification = {
    tasks: number(output, 'tasks'),
    minutes: number(output, 'minutes'),
    thresholdPercent: number(output, 'thresholdPercent'),
    thresholdPoints: number(output, 'thresholdPoints'),
    block: text(output, 'block'),
    rule: text(output, 'rule'),
  };
  const { tasks, minutes, thresholdPercent, thresholdPoints } = specification;
  const form = because('X-053', { tasks, positionGroup: facts.positionGroup });
  const threshold = because('X-054/threshold', { claimed: facts.claimedCategory, thresholdPercent, thresholdPoints, tasks });
  return answer(specification, form, threshold, because('X-057', { minutes, disability: facts.disability }));
}

export interface ExemptionFacts extends Opened {
  claimedCategory: ClaimableCategory | 'TEACHER';
  currentCategory: Category;
  /** full years */
  serviceYears: number;
  consecutiveExemptConfirmations: number;
  languageCertificateValid: boolean;
  specialAward?: SpecialAward | null;
  settings: Omit<DecisionSettings, 'channelSource'>;
}
export interface ExemptionAnswer extends Answer<'EXEMPT' | 'NOT_EXEMPT'> {
  ground: string | null;
}

/**
 * Is the test not required? The summary still is.
 * @source E.5: O83 p.57, p.55–56, R-034, F-03, F-04
 */
export function testExemption(book: DecisionBook, facts: ExemptionFacts): ExemptionAnswer {
  const output = ask(book, 'test-exemption', { specialAward: null, ...facts });
  const { serviceYears, consecutiveExemptConfirmations: consecutive, claimedCategory: claimed, settings } = facts;
  const values = { serviceYears, consecutive, claimed, requiredYears: settings.legacyToModeratorMinServiceYears, max: settings.researcherMasterMaxConsecutive };
  const ground = typeof output.ground === 'string' ? output.ground : null;
  const rule = text(output, 'rule');
  const why = because(rule, values);
  const order = rule.startsWith('R-034') ? [because('X-073', values)] : [];
  return { ...(output.exempt === true ? answer('EXEMPT', why, ...order) : answer('NOT_EXEMPT', ...limitsOf(facts).map((rule) => because(rule, values)), why)), ground };
}

/** Which limit stands against an exemption that would otherwise be given. */
function limitsOf({ claimedCategory, currentCategory, consecutiveExemptConfirmations, settings }: ExemptionFacts): string[] {
  const confirmed = claimedCategory === currentCategory && (claimedCategory === 'RESEARCHER' || claimedCategory === 'MASTER');
  const former = claimedCategory === 'MODERATOR' && (currentCategory === 'LEGACY_FIRST' || currentCategory === 'LEGACY_HIGHEST');
  return [...(confirmed && consecutiveExemptConfirmations >= settings.researcherMasterMaxConsecutive ? ['F-04'] : []), ...(former ? ['F-03'] : [])];
}

/** Whether a category can be claimed by attestation at all. */
export const isClaimable = (category: string): category is ClaimableCategory => CLAIMABLE.some((claimable) => claimable === category);
