import { lazy } from 'react';
import { Route, Routes } from 'react-router';

const CasesPage = lazy(async () => ({ default: (await import('./cases-page')).CasesPage }));
const CasePage = lazy(async () => ({ default: (await import('./case-page')).CasePage }));

/** The list of cases, and each of them; fetched apart, for who has one case needs no table. */
export default function CasePages() {
  return (
    <Routes>
      <Route index element={<CasesPage />} />
      <Route path=":attestationId" element={<CasePage />} />
    </Routes>
  );
}
