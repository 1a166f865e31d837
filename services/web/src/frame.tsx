import { AppShell, Container, Group, Title } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ClockBanner } from './features/clock/clock-banner';
import { LanguageChoice } from './i18n/language-choice';

/**
 * The frame of every page: what this is, the language, and whether the clock was moved.
 * @param title what the browser calls the page, before the name of the whole; absent: the name alone
 * @param actions what stands beside the language
 */
export function Frame({ title, actions, children }: { title?: string; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  const whole = t('title');
  const name = title ? `${title} · ${whole}` : whole;
  useLayoutEffect(() => void (document.title = name), [name]);
  return (
    <AppShell header={{ height: 64 }} padding={{ base: 'xs', sm: 'md' }}>
      <AppShell.Header component="header">
        <Group h="100%" px={{ base: 'xs', sm: 'md' }} gap="xs" justify="space-between" wrap="nowrap">
          <Title order={1} size="h5" lh={1.2} style={{ overflowWrap: 'anywhere' }}>
            {whole}
          </Title>
          <Group gap="xs" wrap="nowrap" flex="none">
            <LanguageChoice />
            {actions}
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Main component="main">
        <Container size="md" px={0}>
          <ClockBanner />
          {children}
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}
