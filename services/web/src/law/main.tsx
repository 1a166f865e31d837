import './law.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { makeQueries } from '../api/queries';
import { fetchTexts, startI18n } from '../i18n/i18n';
import { LawPages } from './law-pages';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
await Promise.all([startI18n(), fetchTexts(['law'])]);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueries()}>
      <BrowserRouter basename="/law">
        <LawPages />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);
