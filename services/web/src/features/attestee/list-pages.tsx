import { Route, Routes } from 'react-router';
import { ListPage } from './list-page';
import { ListsPage } from './lists-page';

/** The approved lists, and each of them. */
export default function ListPages() {
  return (
    <Routes>
      <Route index element={<ListsPage />} />
      <Route path=":listId" element={<ListPage />} />
    </Routes>
  );
}
