import { Anchor, Card, Group, SimpleGrid, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslation } from '../i18n/speech';
import { Count } from '../parts/count';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import type { Held } from '../session/use-rights';
import type { OpenEntry } from './use-entries';

/** What whoever is signed in is, and what waits for her. */
export function HomePage({ name, roles, entries }: { name: string | null; roles: readonly Held[]; entries: readonly OpenEntry[] }) {
  const { t } = useTranslation();
  const shown = entries.filter(({ hidden }) => !hidden);
  return (
    <Page title={name ?? t('home')}>
      <Roles roles={roles} />
      {shown.length === 0 && <Empty title={t('nothingToDo')} hint={t('nothingToDoHint')} />}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {shown.map(({ path, title, waiting }) => (
          <Card key={path} withBorder>
            <Group justify="space-between" wrap="nowrap">
              <Anchor component={Link} to={path} fw={500}>
                {t(title)}
              </Anchor>
              {waiting !== undefined && (
                <Count large label={t('waiting', { count: waiting })}>
                  {waiting}
                </Count>
              )}
            </Group>
          </Card>
        ))}
      </SimpleGrid>
    </Page>
  );
}

function Roles({ roles }: { roles: readonly Held[] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as 'kk' | 'ru' | 'en';
  const said = [...new Set(roles.map(({ role, name }) => [t(`role.${role}`), name?.[language]].filter(Boolean).join(': ')))];
  return said.length > 0 ? <Text size="sm">{said.join('; ')}</Text> : null;
}
