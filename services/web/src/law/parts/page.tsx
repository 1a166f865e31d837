import { type ReactNode, useLayoutEffect } from 'react';
import { Link } from 'react-router';
import { useTranslation } from '../../i18n/speech';

interface PageProps {
  title: string;
  /** the page above this one */
  back?: { to: string; title: string };
  lead?: string;
  children: ReactNode;
}

/** A page of the law: its name, the way back, what it is for. */
export function Page({ title, back, lead, children }: PageProps) {
  const { t } = useTranslation();
  const whole = t('title');
  useLayoutEffect(() => void (document.title = `${title} · ${whole}`), [title, whole]);
  return (
    <>
      {back && (
        <p className="back">
          <Link to={back.to}>← {back.title}</Link>
        </p>
      )}
      <h2>{title}</h2>
      {lead && <p>{lead}</p>}
      {children}
    </>
  );
}
