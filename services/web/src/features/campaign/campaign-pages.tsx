import { Route, Routes } from 'react-router';
import { CampaignPage } from './campaign-page';
import { CampaignsPage } from './campaigns-page';
import { DatesPage } from './dates-page';

/** The campaigns of all years, each of them, and the dates of one that is being prepared. */
export default function CampaignPages() {
  return (
    <Routes>
      <Route index element={<CampaignsPage />} />
      <Route path=":year" element={<CampaignPage />} />
      <Route path=":year/dates" element={<DatesPage />} />
    </Routes>
  );
}
