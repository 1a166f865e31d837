import { migration } from '@attestation/persistence';

export const WITHOUT_END = migration(
  '003-certificates-without-end',
  `alter table known_language_certificate alter column valid_until drop not null;
  comment on column known_language_certificate.valid_until is 'the last day; null: none is printed on it';`,
);
