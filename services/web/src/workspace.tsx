import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { Route, Routes } from 'react-router';
import { Frame } from './frame';
import { useTranslation } from './i18n/speech';
import { Answered } from './parts/answered';
import { Empty } from './parts/empty';
import { Waiting } from './parts/waiting';
import { type Remembered, remembered } from './session/remembered';
import { prepareSignIn } from './session/leave-for-issuer';
import { SessionProvider, useSession } from './session/session';
import { ENTRIES } from './shell/entries';
import { HomePage } from './shell/home-page';
import { lazyPage } from './shell/lazy-page';
import { Menu } from './shell/menu';
import { PageBoundary } from './shell/page-boundary';
import { type OpenEntry, useEntries } from './shell/use-entries';
import { useOnline } from './shell/use-online';

/** What needs an account: the way in, and the pages of whoever is signed in. */
export function Workspace() {
  return (
    <SessionProvider>
      <Door />
    </SessionProvider>
  );
}

function Door() {
  const { state } = useSession();
  const alone = useAlone();
  if (state === 'in') return <Inside />;
  if (alone) return <Alone person={alone} />;
  return <Frame>{state === 'starting' ? <Waiting /> : <WayIn />}</Frame>;
}

/** Who works here where there is no network: nobody can sign in then, and nothing else can be shown. */
function useAlone(): Remembered | undefined {
  const online = useOnline();
  return online ? undefined : remembered();
}

/** What she wrote without a network is sent on whichever page she opens with one. */
function useSending(): void {
  const online = useOnline();
  useEffect(() => {
    const person = remembered();
    if (online && person) void import('./features/observation/send-kept').then(({ sendKept }) => sendKept(person.personId)).catch(() => undefined);
  }, [online]);
}

const WithoutNetwork = lazyPage(() => import('./features/observation/without-network'), ['observation']);

function Alone({ person }: { person: Remembered }) {
  return (
    <Frame>
      <PageBoundary>
        <WithoutNetwork person={person} />
      </PageBoundary>
    </Frame>
  );
}

/** The way back in, where a session ends while the application is there; whoever comes from outside finds it without (see `sign-in`). */
function WayIn() {
  const { t } = useTranslation();
  const { problem, signIn } = useSession();
  useEffect(() => void prepareSignIn(), []);
  return (
    <Stack align="flex-start" py="xl">
      {problem && (
        <Alert color="red" title={t('signInFailed')}>
          {t('signInFailedHint')}
        </Alert>
      )}
      <Text>{t('welcome')}</Text>
      <Button size="md" onClick={signIn}>
        {t('signIn')}
      </Button>
      <Anchor href="/law/questions">{t('openLaw')}</Anchor>
      <Text size="sm">{t('independent')}</Text>
    </Stack>
  );
}

function Inside() {
  const { t } = useTranslation();
  const { signOut } = useSession();
  const { rights, entries } = useEntries();
  const alone = useAlone();
  useSending();
  if (alone && rights.data === undefined) return <Alone person={alone} />;
  const out = (
    <Button variant="default" px="sm" onClick={signOut}>
      {t('signOut')}
    </Button>
  );
  return (
    <Frame actions={out} menu={(chosen) => <Menu entries={entries} chosen={chosen} />}>
      <Answered query={rights} problem={t('rightsProblem')}>
        {({ name }) => <Pages entries={entries} home={<HomePage name={name} roles={rights.roles} entries={entries} />} />}
      </Answered>
    </Frame>
  );
}

/** Each page is fetched when it is asked for. */
const PAGES = new Map(ENTRIES.map(({ path, page, texts }) => [path, lazyPage(page, texts)]));

function Pages({ entries, home }: { entries: OpenEntry[]; home: ReactNode }) {
  const { t } = useTranslation();
  return (
    <PageBoundary>
      <Routes>
        <Route index element={home} />
        {entries.map(({ path }) => {
          const Page = PAGES.get(path);
          return Page && <Route key={path} path={`${path}/*`} element={<Page />} />;
        })}
        <Route path="*" element={<Empty title={t('notFound')} hint={t('notFoundHint')} />} />
      </Routes>
    </PageBoundary>
  );
}
