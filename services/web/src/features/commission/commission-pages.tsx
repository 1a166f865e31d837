import { Route, Routes } from 'react-router';
import { CommissionForm } from './body/commission-form';
import { CommissionPage } from './commission-page';
import { CommissionsPage } from './commissions-page';
import { CaseDocumentsPage } from './body/case-documents-page';
import { MeetingPage } from './meeting/meeting-page';
import { WaitingPage } from './meeting/waiting-page';
import { ScoringPage } from './scoring/scoring-page';
import { ScoringsPage } from './scoring/scorings-page';

/** Commissions with their meetings, cases and compositions. */
export default function CommissionPages() {
  return (
    <Routes>
      <Route index element={<CommissionsPage />} />
      <Route path="new" element={<CommissionForm />} />
      <Route path="documents/:attestationId" element={<CaseDocumentsPage />} />
      <Route path=":commissionId" element={<CommissionPage />} />
      <Route path=":commissionId/composition" element={<CommissionForm />} />
      <Route path=":commissionId/waiting" element={<WaitingPage key="call" />} />
      <Route path=":commissionId/scorings" element={<ScoringsPage />} />
      <Route path=":commissionId/scorings/:attestationId" element={<ScoringPage />} />
      <Route path=":commissionId/meetings/:meetingId" element={<MeetingPage />} />
      <Route path=":commissionId/meetings/:meetingId/agenda" element={<WaitingPage key="agenda" />} />
    </Routes>
  );
}
