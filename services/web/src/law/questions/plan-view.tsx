import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Reasons } from '../parts/reasons';
import { Members, useSaid, Value } from '../parts/value';
import type { Evaluation, Reason, Terms } from '../types';
import { Rest, Share, Why } from './answer-view';

interface Step {
  category: string;
  mode: string;
  year: number;
  applyFrom: string | null;
  applyTo: string | null;
  decidedBy: string;
  datesSet: boolean;
}
interface Need {
  what: string;
  document: string | null;
  criterion: string | null;
  suppliers: string[];
  by: string | null;
  reasons: Reason[];
  advice: Reason[];
}
interface Plan {
  steps: Step[];
  missing: Need[];
  channel: string | null;
  commission: string | null;
}

/** The plan: the attestations ahead, and what the next one still needs. */
export function PlanView({ evaluation, link }: { evaluation: Evaluation; link: { whole: boolean } }) {
  const { t } = useTranslation();
  const { outcome, details, reasons, terms = {} } = evaluation;
  const { steps, missing, channel, commission } = details as unknown as Plan;
  return (
    <section aria-label={t('law.plan')} className="answer">
      <h3>{t('law.plan')}</h3>
      <div className="outcome">
        <Value value={outcome} member="outcome" terms={terms} />
      </div>
      <ol className="steps">
        {steps.map((step) => (
          <StepLine key={step.year} step={step} terms={terms} />
        ))}
      </ol>
      {steps.length > 0 && <Members members={{ channel, commission }} terms={terms} />}
      {steps.length > 0 && <Needs needs={missing} terms={terms} />}
      <Why warnings={[]} reasons={reasons} />
      <Rest evaluation={evaluation} terms={terms} />
      <Share whole={link.whole} />
    </section>
  );
}

function StepLine({ step: { category, mode, year, applyFrom, applyTo, decidedBy, datesSet }, terms }: { step: Step; terms: Terms }) {
  const { t } = useTranslation();
  const say = useSaid(terms);
  const day = useDay();
  return (
    <li>
      <p>
        <strong>{t('law.stepOf', { category: say('category', category), year })}</strong> <span className="small">{say('mode', mode)}</span>
      </p>
      <p>{applyFrom && applyTo ? t('law.apply', { from: day(applyFrom), to: day(applyTo) }) : t('law.noDates')}</p>
      <p className="small">{t(datesSet ? 'law.decided' : 'law.decidedSchoolYear', { day: day(decidedBy) })}</p>
    </li>
  );
}

function Needs({ needs, terms }: { needs: readonly Need[]; terms: Terms }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <h4>{terms.missing?.[i18n.language]}</h4>
      {needs.length === 0 && <p>{t('law.nothingMissing')}</p>}
      <ul className="cards">
        {needs.map((need, at) => (
          <NeedCard key={at} need={need} terms={terms} />
        ))}
      </ul>
    </>
  );
}

function NeedCard({ need: { what, document, criterion, suppliers, by, reasons, advice }, terms }: { need: Need; terms: Terms }) {
  const { t } = useTranslation();
  const say = useSaid(terms);
  const day = useDay();
  const of = document ? say('document', document) : criterion ? say('criterion', criterion) : undefined;
  return (
    <li>
      <p>
        <strong>{[say('what', what), of].filter(Boolean).join(': ')}</strong>
      </p>
      {suppliers.length > 0 && <p>{t('law.who', { who: suppliers.map((each) => say('suppliers', each)).join(', ') })}</p>}
      <p>{by ? t('law.due', { day: day(by) }) : t('law.noDue')}</p>
      <details>
        <summary>{t('law.whyNeed')}</summary>
        <Reasons reasons={reasons} />
      </details>
      {advice.length > 0 && (
        <details>
          <summary>{t('law.advice')}</summary>
          <Reasons reasons={advice} />
        </details>
      )}
    </li>
  );
}

function useDay(): (date: string) => string {
  const { i18n } = useTranslation();
  return (date) => dayOf(`${date}T12:00:00+05:00`, i18n.language);
}
