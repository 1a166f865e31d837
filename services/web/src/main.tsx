import './controls.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueries } from './api/queries';
import { App } from './app';
import { startI18n } from './i18n/i18n';
import { fetchAhead } from './shell/fetch-ahead';
import { theme } from './theme';

fetchAhead();
await startI18n();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
// the style sheet stands behind what is shown first, so also behind the theme's own variables: these must weigh more
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesSelector=":root:root">
      <QueryClientProvider client={makeQueries()}>
        <App />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
