import { Suspense, useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import { Waiting } from '../../parts/waiting';
import { lazyPage } from '../../shell/lazy-page';

const CorrectEmail = lazyPage(() => import('../application/correct-email'), ['application']);

/** The address that notices go to, for its teacher; it is fetched once she looks. */
export function NoticesEmail({ attestationId }: { attestationId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('case.email')}</summary>
      {open && (
        <Suspense fallback={<Waiting />}>
          <CorrectEmail attestationId={attestationId} />
        </Suspense>
      )}
    </details>
  );
}
