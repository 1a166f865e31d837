import { migration } from '@attestation/persistence';

export const MOVES = migration(
  '004-moves',
  `alter table known_case add column moved jsonb;
  comment on column known_case.moved is 'where the case has moved to, and what its commission follows from there; null: it is where it began';`,
);
