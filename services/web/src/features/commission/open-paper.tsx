import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { documentAt } from '../../api/document';
import { Refused } from '../../parts/refused';

/** Opens a document or a scan by itself. @param path below `/api/v1/` */
export function OpenPaper({ path, title }: { path: string; title: string }) {
  const opening = useMutation({ mutationFn: async () => show(await documentAt(path)), networkMode: 'always' });
  return (
    <>
      <Button variant="default" size="compact-md" h="auto" styles={{ label: { whiteSpace: 'normal' } }} loading={opening.isPending} onClick={() => opening.mutate()}>
        {title}
      </Button>
      <Refused error={opening.error} />
    </>
  );
}

function show(content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.target = '_blank';
  link.rel = 'noreferrer';
  link.click();
}
