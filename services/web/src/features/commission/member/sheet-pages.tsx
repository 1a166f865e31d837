import { Route, Routes } from 'react-router';
import { SheetPage } from './sheet-page';
import { SheetsPage } from './sheets-page';

/** A member's queue of score sheets, and each of them. */
export default function SheetPages() {
  return (
    <Routes>
      <Route index element={<SheetsPage />} />
      <Route path=":attestationId" element={<SheetPage />} />
    </Routes>
  );
}
