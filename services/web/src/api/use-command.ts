import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { mayYetBeAnswered } from './problem';

/** The headers of a command: sent twice under one key it happens once. */
export interface Once {
  'Idempotency-Key': string;
}

/**
 * A command, sent again by itself where no answer came, under the same key: it happens once. The same form sent again by
 * hand after a lost answer keeps its key too; another content gets another.
 * @param changes the keys of what must be asked for again afterwards
 */
export function useCommand<Given, Answer>(send: (given: Given, header: Once) => Promise<Answer>, changes: readonly (readonly unknown[])[] = []) {
  const queries = useQueryClient();
  const sent = useRef({ content: '', key: '' });
  const mutation = useMutation<Answer, Error, Given>({
    mutationFn: (given) => send(given, { 'Idempotency-Key': keyFor(sent.current, given) }),
    retry: mayYetBeAnswered,
    retryDelay: (tries) => 1000 * 2 ** tries,
    networkMode: 'always',
    onSuccess: () => {
      sent.current = { content: '', key: '' };
      return Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  // done also where the form has gone with what it was about: mutate's own callbacks end with their component
  const mutate = (given: Given, { onSuccess }: { onSuccess?: (answer: Answer) => unknown } = {}): void =>
    void mutation.mutateAsync(given).then(onSuccess, () => undefined);
  return { ...mutation, mutate };
}

function keyFor(sent: { content: string; key: string }, given: unknown): string {
  const content = JSON.stringify(given) ?? '';
  if (sent.key === '' || sent.content !== content) Object.assign(sent, { content, key: crypto.randomUUID() });
  return sent.key;
}
