import { Anchor, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import classes from './document-preview.module.css';

/** A document as it is, on the page where there is room, and by itself. */
export function DocumentPreview({ content, title }: { content: Blob; title: string }) {
  const { t } = useTranslation();
  const address = useAddressOf(content);
  if (!address) return null;
  return (
    <Stack gap="xs">
      <iframe className={classes.preview} src={address} title={title} />
      <Anchor href={address} target="_blank" rel="noreferrer">
        {t('signing.open')}: {title}
      </Anchor>
    </Stack>
  );
}

/** An address within this browser, for as long as it is shown. */
function useAddressOf(content: Blob): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(content);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return address;
}
