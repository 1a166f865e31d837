import { Route, Routes } from 'react-router';
import { PortfolioPage } from './portfolio-page';
import { PortfoliosPage } from './portfolios-page';

/** Portfolios to check, and each of them. */
export default function PortfolioPages() {
  return (
    <Routes>
      <Route index element={<PortfoliosPage />} />
      <Route path=":workItemId" element={<PortfolioPage />} />
    </Routes>
  );
}
