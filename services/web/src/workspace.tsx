import { Alert, Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CasePage } from './features/case/case-page';
import { Frame } from './frame';
import { Waiting } from './parts/waiting';
import { SessionProvider, useSession } from './session/session';

/** What needs an account: the way in, and the pages of whoever is signed in. */
export function Workspace() {
  return (
    <SessionProvider>
      <Framed />
    </SessionProvider>
  );
}

function Framed() {
  const { t } = useTranslation();
  const { state, signOut } = useSession();
  const out = (
    <Button variant="default" px="sm" onClick={signOut}>
      {t('signOut')}
    </Button>
  );
  return (
    <Frame actions={state === 'in' && out}>
      <Page />
    </Frame>
  );
}

function Page() {
  const { t } = useTranslation();
  const session = useSession();
  if (session.state === 'starting') return <Waiting />;
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
      <Text size="sm">{t('independent')}</Text>
    </Stack>
  );
}
