import { type ReactNode, useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { choose } from '../i18n/i18n';
import { type Language, LANGUAGES } from '../i18n/languages';
import { moment } from '../i18n/moment';
import { useTranslation } from '../i18n/speech';
import { useClock } from './parts/use-law';

const PARTS = [['/questions', 'law.questions'], ['/planner', 'law.planner'], ['/rules', 'law.rules'], ['/editions', 'law.editions']] as const;

/** What stands around every page of the law: what this is, the language, the ways to its parts, and the way back to the platform. */
export function Frame({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const main = useTop();
  return (
    <>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header>
        <h1>
          <a href="/">{t('title')}</a>
        </h1>
        <select aria-label={t('language')} value={i18n.language} onChange={({ currentTarget }) => void choose(currentTarget.value as Language)}>
          {Object.entries(LANGUAGES).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </header>
      <nav aria-label={t('law.nav')}>
        {PARTS.map(([to, name]) => (
          <NavLink key={to} to={to}>
            {t(name)}
          </NavLink>
        ))}
      </nav>
      <main id="content" tabIndex={-1} ref={main}>
        <MovedClock />
        {children}
      </main>
      <footer>
        <p>
          {t('independent')} {t('law.advice')}
        </p>
        <p>
          <a href="/">{t('law.home')}</a>
        </p>
      </footer>
    </>
  );
}

/** Another page begins at its top, also for who hears it. */
function useTop() {
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

function MovedClock() {
  const { t, i18n } = useTranslation();
  const { data: clock } = useClock();
  if (!clock?.moved) return null;
  return (
    <div role="note" className="note late">
      <strong>{t('clock.title')}</strong>
      <p>{t('clock.now', { at: moment(clock.now, i18n.language) })}</p>
    </div>
  );
}
