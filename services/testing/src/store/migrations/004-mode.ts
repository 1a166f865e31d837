import { migration } from '@attestation/persistence';

/** Cases from before this edition were counted as scheduled, and stay so. */
export const MODE = migration(
  '004-mode',
  `alter table test_case add column mode text not null default 'SCHEDULED';
  comment on column test_case.mode is 'EARLY: an early attestation has attempts of its own (X-058)';
  create table known_mode (attestation_id uuid primary key, mode text not null);
  comment on table known_mode is 'Scheduled or early, as the draft told';
  insert into known_mode select attestation_id, mode from test_case;`,
);
