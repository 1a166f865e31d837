import { Alert, AppShell, Button, Center, Container, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CasePage } from './features/case/case-page';
import { ClockBanner } from './features/clock/clock-banner';
import { LanguageChoice } from './i18n/language-choice';
import { useSession } from './session/session';

/** The frame of every page: the title, the language, who is signed in. */
export function App() {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <AppShell header={{ height: 64 }} padding={{ base: 'xs', sm: 'md' }}>
      <AppShell.Header component="header">
        <Group h="100%" px={{ base: 'xs', sm: 'md' }} gap="xs" justify="space-between" wrap="nowrap">
          <Title order={1} size="h5" lh={1.2} style={{ overflowWrap: 'anywhere' }}>
            {t('title')}
          </Title>
          <Group gap="xs" wrap="nowrap" flex="none">
            <LanguageChoice />
            {session.state === 'in' && (
              <Button variant="default" px="sm" onClick={session.signOut}>
                {t('signOut')}
              </Button>
            )}
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Main component="main">
        <Container size="md" px={0}>
          <ClockBanner />
          <Page />
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}

function Page() {
  const { t } = useTranslation();
  const session = useSession();
  if (session.state === 'starting') {
    return (
      <Center mih={240}>
        <Loader aria-label={t('loading')} />
      </Center>
    );
  }
  if (session.state === 'in') return <CasePage />;
  return (
    <Stack align="flex-start" py="xl">
      {session.problem && (
        <Alert color="red" title={t('signInFailed')}>
          {t('signInFailedHint')}
        </Alert>
      )}
      <Text>{t('welcome')}</Text>
      <Button size="md" onClick={session.signIn}>
        {t('signIn')}
      </Button>
      <Text size="sm">
        {t('independent')}
      </Text>
    </Stack>
  );
}
