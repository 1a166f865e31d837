import { Burger, Container, Group, Title } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useState } from 'react';
import { ClockBanner } from './features/clock/clock-banner';
import { LanguageChoice } from './i18n/language-choice';
import classes from './frame.module.css';
import { useTranslation } from './i18n/speech';

interface FrameProps {
  /** what the browser calls the page, before the name of the whole; absent: the name alone, until a page says its own */
  title?: string;
  /** what stands beside the language */
  actions?: ReactNode;
  /** the ways to other pages; on a telephone behind a button, closed when one is chosen */
  menu?: (chosen: () => void) => ReactNode;
  children: ReactNode;
}

/** The frame of every page: what this is, the language, and whether the clock was moved. */
export function Frame({ title, actions, menu, children }: FrameProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const whole = t('title');
  const name = title ? `${title} · ${whole}` : whole;
  useLayoutEffect(() => void (document.title = name), [name]);
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <header className={classes.header}>
        <Group gap="xs" wrap="nowrap">
          {menu && <Burger opened={open} onClick={() => setOpen(!open)} hiddenFrom="sm" size="sm" aria-label={t('menu')} aria-expanded={open} />}
          <Title order={1} className={classes.whole} lh={1.2}>
            {whole}
          </Title>
        </Group>
        <Group gap="xs" wrap="nowrap" flex="none">
          <LanguageChoice />
          {actions}
        </Group>
      </header>
      <div className={classes.body}>
        {menu && <div className={open ? classes.menu : classes.menuClosed}>{menu(() => setOpen(false))}</div>}
        <main className={classes.main} id="content" tabIndex={-1}>
          <Container size={menu ? 'lg' : 'md'} px={0}>
            <ClockBanner />
            {children}
          </Container>
        </main>
      </div>
    </div>
  );
}
