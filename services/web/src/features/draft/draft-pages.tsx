import { Route, Routes } from 'react-router';
import { DraftPage } from './draft-page';
import { DraftsPage } from './drafts-page';

/** The drafts, and each of them. */
export default function DraftPages() {
  return (
    <Routes>
      <Route index element={<DraftsPage />} />
      <Route path=":id" element={<DraftPage />} />
    </Routes>
  );
}
