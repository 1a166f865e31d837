import type { Category, ClaimableCategory } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { rankOf, trackOf } from './ladder.js';
import type { RuleSet } from './rule-set.js';
import type { DocumentCode, DocumentRule } from './tables/service.js';

export interface DocumentFacts {
  claimed: ClaimableCategory;
  current: Category;
  /** what the state's systems already gave */
  inRegistry: { diploma: boolean; workRecord: boolean };
  retrained: boolean;
}
export type DocumentOrigin = 'UPLOAD' | 'PLATFORM' | 'REGISTRY';
export interface NeededDocument {
  document: DocumentCode;
  /** attached by the teacher, formed on the platform, or taken from the state's systems */
  from: DocumentOrigin;
}
export interface DocumentsAnswer extends Answer<'LISTED'> {
  documents: NeededDocument[];
}

/**
 * Which documents this application needs, and where each comes from.
 * @source O83 Ann. 1 row 8; C-12: no certificate of an earlier test is asked for
 */
export function documentsNeeded(rules: RuleSet, facts: DocumentFacts): DocumentsAnswer {
  const documents = rules.documents.flatMap((rule) => {
    const from = origin(rule, facts);
    return from ? [{ document: rule.document, from }] : [];
  });
  const of = (wanted: DocumentOrigin) => documents.filter(({ from }) => from === wanted).map(({ document }) => document).join(', ');
  const why = because('X-028', { claimed: facts.claimed, upload: of('UPLOAD'), platform: of('PLATFORM'), registry: of('REGISTRY') });
  return { ...answer('LISTED', why), documents };
}

function origin({ document, when, formedOnPlatform }: DocumentRule, { claimed, current, inRegistry, retrained }: DocumentFacts): DocumentOrigin | undefined {
  const onPlatform = formedOnPlatform && (claimed === 'MODERATOR' || claimed === 'EXPERT');
  const given = onPlatform ? 'PLATFORM' : 'UPLOAD';
  if (when === 'FROM_STATE_SYSTEMS') return 'REGISTRY';
  if (when === 'IF_NOT_IN_REGISTRY') return (document === 'DIPLOMA' ? inRegistry.diploma : inRegistry.workRecord) ? 'REGISTRY' : 'UPLOAD';
  if (when === 'IF_RETRAINED') return retrained ? given : undefined;
  if (when === 'IF_HOLDS_CATEGORY') return holdsCategory(current) ? given : undefined;
  return given;
}

const holdsCategory = (category: Category): boolean => trackOf(category) === 'LEGACY' || rankOf(category) > (trackOf(category) === 'TEACHER' ? 1 : 0);
