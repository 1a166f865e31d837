import type { Category, CommissionLevel, Reason } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { count } from './exact.js';
import type { RuleSet } from './rule-set.js';
import type { Settings } from './settings.js';

export interface MemberFacts {
  personId: string;
  /** by which a reason names him; without it the id does */
  name?: string;
  /** `null`: not a teacher (methodist, trade union, public, education body …), asked for neither category nor service */
  category: Category | null;
  serviceYears: number;
  /** is attested during the commission's term, in this organisation or before this commission */
  attestedHere: boolean;
}
export interface CompositionFacts {
  level: CommissionLevel;
  members: MemberFacts[];
  secretaryId: string;
}
export interface CompositionAnswer extends Answer<'VALID' | 'INVALID'> {
  warnings: Reason[];
}

/**
 * May a commission be composed like this? Every fault of every member is given, by his name.
 * @source E.12: O83 p.20–21
 */
export function compositionGuard(rules: RuleSet, facts: CompositionFacts, settings: Settings = rules.settings): CompositionAnswer {
  const { level, members, secretaryId } = facts;
  const { minMembers, memberServiceYears: requiredYears, memberCategories } = rules.commission;
  const size = because('X-038', { members: members.length, minMembers });
  const categories = memberCategories[level];
  const unfit = members.filter(({ category, serviceYears }) => {
    count('serviceYears', serviceYears);
    return category !== null && (serviceYears < requiredYears || !categories.includes(category));
  });
  const secretaryIsMember = members.some(({ personId }) => personId === secretaryId);
  const doubled = new Set(members.map(({ personId }) => personId)).size !== members.length;
  const conflicts = conflictsOf(facts, settings);
  const faults = [
    ...(members.length % 2 === 1 && members.length >= minMembers && !doubled ? [] : [size]),
    ...unfit.map(({ category, serviceYears, ...who }) => because('X-036', { member: nameOf(who), category, serviceYears, level, requiredYears, categories: categories.join(', ') })),
    ...conflicts.faults,
    ...(secretaryIsMember ? [because('X-040', { secretaryIsMember })] : []),
  ];
  return { ...(faults.length > 0 ? answer('INVALID', ...faults) : answer('VALID', size)), warnings: conflicts.warnings };
}

function conflictsOf({ level, members }: CompositionFacts, { conflictAboveOrganisation }: Settings): { faults: Reason[]; warnings: Reason[] } {
  const reasons = members.filter(({ attestedHere }) => attestedHere).map((member) => because('X-037', { member: nameOf(member) }));
  const effect = level === 'ORG' ? 'REFUSE' : conflictAboveOrganisation;
  return { faults: effect === 'REFUSE' ? reasons : [], warnings: effect === 'WARN' ? reasons : [] };
}

const nameOf = ({ name, personId }: Pick<MemberFacts, 'name' | 'personId'>): string => name ?? personId;
