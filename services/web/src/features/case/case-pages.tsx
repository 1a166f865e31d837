import { lazy } from 'react';
import { Route, Routes } from 'react-router';

const CasesPage = lazy(async () => ({ default: (await import('./cases-page')).CasesPage }));
const CasePage = lazy(async () => ({ default: (await import('./case-page')).CasePage }));
const LeftPage = lazy(() => import('./left-page'));

/** The list of cases, each of them, and those that moved away; fetched apart, for who has one case needs no table. */
export default function CasePages() {
  return (
    <Routes>
      <Route index element={<CasesPage />} />
      <Route path="left" element={<LeftPage />} />
      <Route path=":attestationId" element={<CasePage />} />
    </Routes>
  );
}
