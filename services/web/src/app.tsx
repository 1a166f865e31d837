import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Waiting } from './parts/waiting';

const Workspace = lazy(async () => ({ default: (await import('./workspace')).Workspace }));

/** Which page an address shows. Each is fetched when it is asked for. */
export function App() {
  return (
    <BrowserRouter>
      <Suspense fallback={<Waiting />}>
        <Routes>
          <Route path="*" element={<Workspace />} />
        </Routes>
      </Suspense>
    </BrowserRouter>
  );
}
