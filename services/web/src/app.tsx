import { BrowserRouter } from 'react-router';
import { Workspace } from './workspace';

/** Everything below an address of the platform; the check of a certificate is a page of its own. */
export const App = () => (
  <BrowserRouter>
    <Workspace />
  </BrowserRouter>
);
