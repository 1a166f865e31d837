import { Route, Routes } from 'react-router';
import { EntryPage } from './entry-page';
import { TablePage } from './table-page';

/** Entry by hand: one by one, and in bulk. */
export default function EntryPages() {
  return (
    <Routes>
      <Route index element={<EntryPage />} />
      <Route path="table" element={<TablePage />} />
    </Routes>
  );
}
