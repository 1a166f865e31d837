import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Search and filters stand in the page's address: it can be kept, sent on, and found again by going back. */
export function useAddress<Name extends string>(names: readonly Name[]) {
  const [address, setAddress] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, address.get(name) ?? ''])) as Record<Name, string>;
  const set = useCallback(
    (name: Name, value: string) =>
      setAddress(
        (before) => {
          const after = new URLSearchParams(before);
          if (value) after.set(name, value);
          else after.delete(name);
          return after;
        },
        { replace: true },
      ),
    [setAddress],
  );
  const clear = useCallback(() => setAddress({}, { replace: true }), [setAddress]);
  return { values, set, clear, any: names.some((name) => values[name] !== '') };
}
