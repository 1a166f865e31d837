import { Button, Checkbox, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useAsked } from '../../api/use-asked';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { Refused } from '../../parts/refused';
import { DocumentPreview } from './document-preview';
import { sign } from './sign';

interface SignDocumentsProps {
  /** names the documents among what is asked; other documents, also the same in another language, have another, and are read anew */
  name: readonly unknown[];
  /** fetches the documents to sign, in their order, each with what it is called */
  documents: () => Promise<{ title: string; content: Blob }[]>;
  /** what happens with the signatures, in the documents' order */
  send: (signatures: string[]) => Promise<unknown>;
  /** what the button says; default: sign and send */
  label?: string;
}

/** Lays documents before somebody, has her confirm that she read them, signs exactly their bytes and sends the signatures. */
export const SignDocuments = (props: SignDocumentsProps) => <Laid key={JSON.stringify(props.name)} {...props} />;

function Laid({ name, documents, send, label }: SignDocumentsProps) {
  const { t } = useTranslation();
  const [read, setRead] = useState(false);
  const laid = useAsked(['to-sign', ...name], documents);
  const signing = useMutation({ mutationFn: async (contents: Blob[]) => send(await Promise.all(contents.map(sign))), networkMode: 'always' });
  return (
    <Answered query={laid} problem={t('signing.problem')}>
      {(shown) => (
        <Stack>
          {shown.map(({ title, content }) => (
            <DocumentPreview key={title} title={title} content={content} />
          ))}
          <Checkbox label={t('signing.read')} checked={read} onChange={({ currentTarget }) => setRead(currentTarget.checked)} />
          <Text size="sm">{t('signing.hint')}</Text>
          <Refused error={signing.error} />
          <Button disabled={!read} loading={signing.isPending} onClick={() => signing.mutate(shown.map(({ content }) => content))} style={{ alignSelf: 'flex-start' }}>
            {label ?? t('signing.sign')}
          </Button>
        </Stack>
      )}
    </Answered>
  );
}
