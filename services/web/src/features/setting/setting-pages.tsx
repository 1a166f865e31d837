import { Route, Routes } from 'react-router';
import { SettingPage } from './setting-page';
import { SettingsPage } from './settings-page';

/** The settings of the law, and each of them with its history and its change. */
export default function SettingPages() {
  return (
    <Routes>
      <Route index element={<SettingsPage />} />
      <Route path=":key" element={<SettingPage />} />
    </Routes>
  );
}
