import { dayOf, moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import type { Texts } from '../texts';
import type { Reason, Terms } from '../types';
import { Reasons } from './reasons';

interface ValueProps {
  /** anything an answer tells: a code, a number, a day, a list, members */
  value: unknown;
  /** the member it stands for: some codes mean one thing in one member and another in the next */
  member: string;
  terms: Terms;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** What an answer tells, whatever the question: codes by their names, days as they are written, lists and members as such. */
export function Value({ value, member, terms }: ValueProps) {
  const say = useSaid(terms);
  if (Array.isArray(value)) return <Values values={value as unknown[]} member={member} terms={terms} />;
  if (typeof value === 'object' && value !== null && isTexts(value)) return <Said texts={value} />;
  if (typeof value === 'object' && value !== null) return isReason(value) ? <Reasons reasons={[value]} /> : <Members members={value as Record<string, unknown>} terms={terms} />;
  return <>{say(member, value)}</>;
}

const isTexts = (value: object): value is Texts => 'kk' in value && 'ru' in value && 'en' in value;

function Said({ texts }: { texts: Texts }) {
  const { i18n } = useTranslation();
  return <>{texts[i18n.language]}</>;
}

/** A single value in words. */
export function useSaid(terms: Terms): (member: string, value: unknown) => string {
  const { t, i18n } = useTranslation();
  return (member, value) => {
    if (value === null || value === undefined || value === '') return t('law.none');
    if (typeof value === 'boolean') return t(value ? 'law.yes' : 'law.no');
    if (typeof value !== 'string') return String(value);
    if (DAY.test(value)) return dayOf(`${value}T12:00:00+05:00`, i18n.language);
    return INSTANT.test(value) ? moment(value, i18n.language) : named(terms, member, value, i18n.language);
  };
}

const named = (terms: Terms, member: string, code: string, language: 'kk' | 'ru' | 'en'): string => (terms[`${member}.${code}`] ?? terms[code])?.[language] ?? code;

const isReason = (value: object): value is Reason => 'rule' in value && 'source' in value && 'text' in value;

function Values({ values, member, terms }: { values: readonly unknown[]; member: string; terms: Terms }) {
  const { t } = useTranslation();
  const say = useSaid(terms);
  if (values.length === 0) return <>{t('law.none')}</>;
  if (values.every((each): each is Reason => typeof each === 'object' && each !== null && isReason(each))) return <Reasons reasons={values} />;
  if (values.every((each) => typeof each !== 'object' || each === null)) return <>{values.map((each) => say(member, each)).join(', ')}</>;
  return (
    <ul className="cards">
      {values.map((each, at) => (
        <li key={at}>
          <Value value={each} member={member} terms={terms} />
        </li>
      ))}
    </ul>
  );
}

/** Each member under its name. */
export function Members({ members, terms }: { members: Readonly<Record<string, unknown>>; terms: Terms }) {
  const { i18n } = useTranslation();
  return (
    <dl className="members">
      {Object.entries(members).map(([name, value]) => (
        <div key={name}>
          <dt>{terms[name]?.[i18n.language] ?? name}</dt>
          <dd>
            <Value value={value} member={name} terms={terms} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
