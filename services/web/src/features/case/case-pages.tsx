import { Route, Routes } from 'react-router';
import { lazyPage } from '../../shell/lazy-page';
import { useOnlyHerOwn } from './use-only-her-own';

const CasesPage = lazyPage(async () => ({ default: (await import('./cases-page')).CasesPage }), ['attestee']);
const OwnCasesPage = lazyPage(async () => ({ default: (await import('./own-cases-page')).OwnCasesPage }), []);
const CasePage = lazyPage(async () => ({ default: (await import('./case-page')).CasePage }), ['certificate']);
const LeftPage = lazyPage(() => import('./left-page'), []);
const ApplicationPage = lazyPage(() => import('../application/application-page'), ['application', 'claim']);
const TestPage = lazyPage(() => import('../test/test-page'), ['test', 'claim']);

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
