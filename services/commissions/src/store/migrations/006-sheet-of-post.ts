import { migration } from '@attestation/persistence';

export const SHEET_OF_POST = migration(
  '006-sheet-of-post',
  `alter table known_case add column position text, add column penal_institution boolean not null default false;
  alter table case_file add column position text, add column penal_institution boolean not null default false;
  comment on column case_file.position is 'where the notes to the score sheet tell it apart (RULES.md X-076); null: the group of posts says all';
  comment on column case_file.penal_institution is 'she claims by a post at a penal institution: another total holds (RULES.md X-075)';`,
);
