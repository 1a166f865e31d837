import { Route, Routes } from 'react-router';
import { AcceptancePage } from './acceptance-page';
import { QueuePage } from './queue-page';

/** The applications that wait for the provider, and each of them. */
export default function AcceptancePages() {
  return (
    <Routes>
      <Route index element={<QueuePage />} />
      <Route path=":workItemId" element={<AcceptancePage />} />
    </Routes>
  );
}
