/** A sign that differs by its shape, for whoever does not see its colour. */
export type SignKind = 'yes' | 'no' | 'no-longer';

const SHAPES: Record<SignKind, string> = {
  yes: 'M4 12.5 L10 18 L20 6.5',
  no: 'M5 5 L19 19 M19 5 L5 19',
  'no-longer': 'M12 3 A9 9 0 1 0 12.01 3 M12 7 V12 L15.5 14.5',
};

/** Drawn, not written: the words beside it say the same. */
export function Sign({ kind }: { kind: SignKind }) {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={SHAPES[kind]} />
    </svg>
  );
}
