import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { useOnlyHerOwn } from './use-only-her-own';

const CasesPage = lazy(async () => ({ default: (await import('./cases-page')).CasesPage }));
const OwnCasesPage = lazy(async () => ({ default: (await import('./own-cases-page')).OwnCasesPage }));
const CasePage = lazy(async () => ({ default: (await import('./case-page')).CasePage }));
const LeftPage = lazy(() => import('./left-page'));
const ApplicationPage = lazy(() => import('../application/application-page'));
const TestPage = lazy(() => import('../test/test-page'));

/** The list of cases, each of them, and those that moved away; of her own also the application and the test. Each is fetched when it is asked for: a teacher needs no table. */
export default function CasePages() {
  const onlyHerOwn = useOnlyHerOwn();
  return (
    <Routes>
      <Route index element={onlyHerOwn ? <OwnCasesPage /> : <CasesPage />} />
      <Route path="left" element={<LeftPage />} />
      <Route path=":attestationId" element={<CasePage />} />
      <Route path=":attestationId/application" element={<ApplicationPage />} />
      <Route path=":attestationId/test" element={<TestPage />} />
    </Routes>
  );
}
