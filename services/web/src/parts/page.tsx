import { Anchor, Group, Stack, Title } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import { Link } from 'react-router';
import { useTranslation } from '../i18n/speech';

interface PageProps {
  title: string;
  /** the page above this one, and what it is called */
  back?: { to: string; title: string };
  /** what one may do here */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of a workspace: its name, the way back, what one may do. */
export function Page({ title, back, actions, children }: PageProps) {
  const { t } = useTranslation();
  const whole = t('title');
  useLayoutEffect(() => void (document.title = `${title} · ${whole}`), [title, whole]);
  return (
    <Stack>
      {back && (
        <Anchor component={Link} to={back.to} size="sm">
          ← {back.title}
        </Anchor>
      )}
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}
