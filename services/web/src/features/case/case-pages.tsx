import { Route, Routes } from 'react-router';
import { CasePage } from './case-page';
import { CasesPage } from './cases-page';

/** The list of cases, and each of them. */
export default function CasePages() {
  return (
    <Routes>
      <Route index element={<CasesPage />} />
      <Route path=":attestationId" element={<CasePage />} />
    </Routes>
  );
}
