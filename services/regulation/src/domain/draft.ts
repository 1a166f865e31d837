import { accept, type Change, type PersonId, type RuleSetId, type Texts } from '@attestation/contracts';
import { draftRuleSet, draftSettings, ruleSetOf, type DraftChange, type RuleSet, type Settings } from '@attestation/regulation';

/** A draft as the ministry keeps it: an edition's rows and settings, changed, to be asked and compared. */
export interface DraftFile {
  id: string;
  title: Texts;
  /** the edition it departs from */
  base: RuleSetId;
  changes: DraftChange[];
  settings: Record<string, unknown>;
  preparedBy: PersonId;
}

/** Every draft's id begins like this: no edition's does, so no case is opened under one. */
export const DRAFT_ID = /^draft-[a-z0-9-]{1,60}$/;

/** Keeps a draft, or corrects it. */
export const prepareDraft = (next: DraftFile): Change<DraftFile, DraftFile> => accept({ next, result: next });

/**
 * The draft as a rule set.
 * @throws RegulationError FACTS_INVALID naming a change that fits no row; RULE_SET_UNKNOWN for a base that is not loaded
 */
export const rulesOf = ({ id, title, base, changes }: DraftFile): RuleSet => draftRuleSet({ id, title, base: ruleSetOf(base), changes });

/** The settings of a day as the draft would have them. */
export const settingsOf = ({ settings }: DraftFile, inForce: Settings): Settings => draftSettings(inForce, settings);
