import { NavLink } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { useTranslation } from '../i18n/speech';
import { Count } from '../parts/count';
import type { OpenEntry } from './use-entries';

/** The pages open to whoever is signed in, and those of the law, which are open to all and stand by themselves. */
export function Menu({ entries, chosen }: { entries: OpenEntry[]; chosen: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const current = (path: string) => (path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`));
  const link = (path: string, label: string, waiting?: number) => (
    <NavLink
      key={path}
      component={Link}
      to={path}
      label={label}
      active={current(path)}
      aria-current={current(path) ? 'page' : undefined}
      onClick={chosen}
      rightSection={waiting ? <Count>{waiting}</Count> : undefined}
    />
  );
  return (
    <nav aria-label={t('menu')}>
      {link('/', t('home'))}
      {entries.filter(({ hidden }) => !hidden).map(({ path, title, waiting }) => link(path, t(title), waiting))}
      <NavLink component="a" href="/law/questions" label={t('law.title')} />
    </nav>
  );
}
