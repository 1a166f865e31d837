import { answered, api, type Shapes } from '../../api/client';
import { useAsked } from '../../api/use-asked';
import { languageNow } from '../../i18n/speech';
import type { Said } from '../../parts/reasons';
import type { Me } from '../../session/use-me';
import { serviceMonthsOn } from './service-months';

/** The categories of teachers, in the law's sequence. */
export const CLAIMS = ['MODERATOR', 'EXPERT', 'RESEARCHER', 'MASTER'] as const;
export type Claim = (typeof CLAIMS)[number];
export type Employment = Me['employments'][number];

/** What the rules say of one category for one person. */
export interface ClaimAnswer {
  claimed: Claim;
  may: boolean;
  /** her current category is not due yet */
  early: boolean;
  reasons: Said[];
  /** what does not stand against it, but should be known */
  warnings: Said[];
}

export interface ClaimQuestion {
  me: Me;
  post: Employment;
  /** the platform's calendar day */
  today: string;
  /** another attestation of hers was accepted this school year */
  attested: boolean;
}

/** Asks the rules about each category. What the registers of persons do not hold (a ban, the diploma) is taken as in her favour; the page says so. */
export const useClaims = (asked: ClaimQuestion) =>
  useAsked(['claims', asked.me.personId, asked.post.employmentId, asked.today, asked.attested], () => Promise.all(CLAIMS.map((claimed) => ask(claimed, asked))));

async function ask(claimed: Claim, { me, post, today, attested }: ClaimQuestion): Promise<ClaimAnswer> {
  const facts = {
    claimed,
    current: me.currentCategory,
    serviceMonths: serviceMonthsOn(today, post),
    profileEducation: true,
    categoryEndsOn: me.categoryValidUntil,
    lastScheduledOn: me.award?.awardedOn ?? null,
    attestedBefore: me.award !== null,
    attestedThisSchoolYear: attested,
    bannedUntil: null,
  };
  const { outcome, details, reasons } = await answered(api.POST('/api/v1/regulation/evaluations', { body: { question: 'eligibility', facts, date: today } }));
  const { mode, warnings = [] } = details as { mode?: string; warnings?: Shapes['RegulationReasonOut'][] };
  return { claimed, may: outcome === 'ELIGIBLE', early: mode === 'EARLY', reasons: reasons.map(said), warnings: warnings.map(said) };
}

const said = ({ rule, source, text }: Shapes['RegulationReasonOut']): Said => ({ rule, source, text: text[languageNow()] });
