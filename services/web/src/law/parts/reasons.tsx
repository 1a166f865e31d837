import { Link } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import type { Reason } from '../types';
import { Confidence } from './confidence';
import { SignOff } from './sign-off';

/** Where a rule stands: its official point, then what else says so; in the language of the acts. */
export function Source({ source }: { source: string }) {
  const [first = '', ...also] = source.split('; ');
  return (
    <span lang="ru">
      <strong>{first}</strong>
      {also.length > 0 && <span className="small"> · {also.join(' · ')}</span>}
    </span>
  );
}

/** The reasons of an answer: the official point first, the sentence, the rule, and how sure it is. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const { i18n } = useTranslation();
  return (
    <ul className="reasons">
      {reasons.map(({ rule, source, text, confidence, signOff }, at) => (
        <li key={`${rule} ${at}`}>
          <p>
            <Source source={source} />
          </p>
          <p>{text[i18n.language]}</p>
          <p className="line">
            <Link to={`/rules/${rule}`}>{rule}</Link> <Confidence confidence={confidence} /> {signOff !== undefined && <SignOff signOff={signOff} />}
          </p>
        </li>
      ))}
    </ul>
  );
}
