import { migration } from '@attestation/persistence/migration';
import type { Migration } from '@attestation/persistence/migration';

/** One table for each table of the state. `json`, not `jsonb`: a text keeps every character that JSON can say. */
const table = (name: string, comment: string): string => `
  create table ${name} (key text collate "C" primary key, value json not null);
  comment on table ${name} is '${comment}';`;

export const ENGINE_MIGRATIONS: Migration[] = [
  migration('001-state', [
    table('process', 'versions of processes with their files'),
    table('decision_requirements', 'versions of decision graphs with their files'),
    table('decision', 'versions of decisions'),
    table('element_instance', 'element instances that are alive, instances of processes among them'),
    table('variable', 'variables of element instances; the value is JSON text'),
    table('event_trigger', 'events that happened to an element and were not yet taken up'),
    table('taken_flow', 'flows into joining gateways that were taken and not yet used'),
    table('job', 'jobs that are open'),
    table('incident', 'what stands still'),
    table('timer', 'timers that will fire'),
    table('message', 'messages that live'),
    table('message_subscription', 'elements that wait for a message'),
    table('start_subscription', 'messages that start a process'),
    table('start_lock', 'message keys with a running instance'),
    table('counter', 'the last key and the last position given'),
  ].join('')),
  migration('002-signals', table('signal_subscription', 'elements and start events that wait for a signal')),
  migration('003-forms', table('form', 'versions of forms with their files')),
  migration('004-kept-changes', `
    create table kept_change (number bigint primary key, changes bytea not null);
    alter table kept_change alter column changes set storage external;
    comment on table kept_change is 'micro-batches that have not yet reached the tables, each as one deflated text of the rows it changed';`),
  migration('005-pending', table('pending_command', 'commands that were recorded and are still to be carried out')),
];
