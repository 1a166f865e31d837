import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Waiting } from './parts/waiting';

const CertificatePage = lazy(async () => ({ default: (await import('./features/certificate/certificate-page')).CertificatePage }));
const Workspace = lazy(async () => ({ default: (await import('./workspace')).Workspace }));

/** Which page an address shows. Each is fetched when it is asked for: who checks a certificate needs nothing of the workspaces. */
export function App() {
  return (
    <BrowserRouter>
      <Suspense fallback={<Waiting />}>
        <Routes>
          <Route path="certificate/*" element={<CertificatePage />} />
          <Route path="*" element={<Workspace />} />
        </Routes>
      </Suspense>
    </BrowserRouter>
  );
}
