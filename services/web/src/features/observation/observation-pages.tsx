import { Route, Routes } from 'react-router';
import { ObservationPage } from './observation-page';
import { ObservationsPage } from './observations-page';

/** The sheets, and each of them. */
export default function ObservationPages() {
  return (
    <Routes>
      <Route index element={<ObservationsPage />} />
      <Route path=":observationId" element={<ObservationPage />} />
    </Routes>
  );
}
