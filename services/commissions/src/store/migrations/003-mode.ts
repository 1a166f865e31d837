import { migration } from '@attestation/persistence';

export const MODE = migration(
  '003-mode',
  `alter table known_case add column mode text not null default 'SCHEDULED';
  alter table case_file add column mode text not null default 'SCHEDULED';
  comment on column case_file.mode is 'EARLY: the current category was not due when the draft was opened, and stays if the claim is not met (X-092)';`,
);
