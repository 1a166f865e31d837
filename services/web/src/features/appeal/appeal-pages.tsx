import { Route, Routes } from 'react-router';
import { AppealPage } from './appeal-page';
import { AppealsPage } from './appeals-page';

/** The appeals that wait for the appeal commission, and each of them. */
export default function AppealPages() {
  return (
    <Routes>
      <Route index element={<AppealsPage />} />
      <Route path=":appealId" element={<AppealPage />} />
    </Routes>
  );
}
