import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { documentAt } from '../api/document';
import { DocumentPreview } from '../features/signing/document-preview';
import { useTranslation } from '../i18n/speech';
import { Refused } from './refused';

const LONG = { label: { whiteSpace: 'normal' } } as const;

/**
 * A document that is fetched when it is asked for, and then lies on the page.
 * @param path below `/api/v1/`
 * @param named the button says which, where its name does not stand beside it
 */
export function OpenDocument({ path, title, named = false }: { path: string; title: string; named?: boolean }) {
  const { t } = useTranslation();
  const fetched = useMutation({ mutationFn: () => documentAt(path), networkMode: 'always' });
  return (
    <Stack gap="xs" align="flex-start" style={{ alignSelf: 'stretch' }}>
      {!fetched.data && (
        <Button size="compact-sm" h="auto" mih="1.75rem" variant="default" styles={LONG} loading={fetched.isPending} onClick={() => fetched.mutate()} aria-label={`${t('document.show')}: ${title}`}>
          {named ? title : t('document.show')}
        </Button>
      )}
      <Refused error={fetched.error} />
      {fetched.data && (
        <div style={{ width: '100%' }}>
          <DocumentPreview content={fetched.data} title={title} />
        </div>
      )}
    </Stack>
  );
}
