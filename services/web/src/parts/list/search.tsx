import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

const PAUSE_MS = 300;

/** A search that follows the typing, a moment later. */
export function Search({ label, value, find }: { label: string; value: string; find: (text: string) => void }) {
  const [typed, type] = useState(value);
  const [known, know] = useState(value);
  if (value !== known) {
    know(value); // changed from elsewhere, as by dropping the filters; what is being typed stays
    if (value !== typed.trim()) type(value);
  }
  const later = useDebouncedCallback((text: string) => find(text.trim()), PAUSE_MS);
  return (
    <TextInput
      type="search"
      label={label}
      value={typed}
      maxLength={100}
      onChange={({ currentTarget }) => {
        type(currentTarget.value);
        later(currentTarget.value);
      }}
    />
  );
}
