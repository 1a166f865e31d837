import { Alert, Button, Card, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import { draftOf } from './draft';
import type { KeptSheet } from './kept';
import { KeptList } from './kept-list';
import { SheetForm } from './sheet-form';
import { useKept } from './use-kept';

/** Writing sheets on this device: the form, and what waits to be sent. It needs nobody else. */
export function WriteSheet({ owner, open }: { owner: string; open?: boolean }) {
  const { t } = useTranslation();
  const { kept, add, remove, send, online } = useKept(owner);
  const [writing, setWriting] = useState(open ?? false);
  const [mended, mend] = useState<KeptSheet>();
  const [handed, setHanded] = useState(false);
  const close = () => {
    setWriting(open ?? false);
    mend(undefined);
  };
  const done = async (sheet: KeptSheet) => {
    await add(sheet);
    setHanded(true);
    close();
    window.scrollTo({ top: 0 });
  };
  const shown = mended ?? (writing ? null : undefined);
  return (
    <Stack>
      {!online && <Alert color="yellow">{t('observation.offline')}</Alert>}
      {handed && <Alert color="green" role="status">{online ? t('observation.handedOn') : t('observation.handedKept')}</Alert>}
      <KeptList kept={kept} online={online} send={() => void send()} mend={mend} remove={(id) => void remove(id)} />
      {shown === undefined && (
        <Button style={{ alignSelf: 'flex-start' }} onClick={() => setWriting(true)}>
          {t('observation.write')}
        </Button>
      )}
      {shown !== undefined && (
        <Card withBorder component="section" aria-label={t('observation.sheet')}>
          <SheetForm key={mended?.sheet.observationId ?? 'new'} owner={owner} mended={mended && { kept: mended, draft: draftOf(mended.sheet, mended.teacher) }} done={done} cancel={mended || !open ? close : undefined} />
        </Card>
      )}
    </Stack>
  );
}
