import type { ReactNode } from 'react';

/** Nothing is there: why, and what to do next. */
export const Nothing = ({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) => (
  <div className="nothing">
    <p>
      <strong>{title}</strong>
    </p>
    {hint && <p>{hint}</p>}
    {children}
  </div>
);
