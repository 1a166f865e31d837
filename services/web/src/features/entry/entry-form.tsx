import { Alert, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '../../api/client';
import { Problem } from '../../api/problem';
import { type Once, useCommand } from '../../api/use-command';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { useKept } from '../../parts/use-kept';
import type { Person } from './lines';
import { type Item, itemOf, type Typed } from './members';
import { MemberField } from './member-field';
import { PeopleChoice } from './people-choice';
import type { Form, Registry } from './use-forms';

interface About {
  personId: string;
  attestationId: string;
  name: string;
}
interface Given {
  registry: Registry;
  personIds: string[];
  attestationId: string;
  item: Item;
}
/** What became of it: of how many teachers it was entered, and what is wrong with which member. */
interface Became {
  entered: number;
  wrong: Record<string, string>;
}

/** One piece of evidence, for one teacher, for many, or for a case that was returned for it. */
export function EntryForm({ form: { registry, members }, people, about }: { form: Form; people: Person[]; about: About }) {
  const { t } = useTranslation();
  const [typed, type, forget] = useKept<Typed>(`entry.${registry}.${about.attestationId}`, {});
  const [chosen, choose] = useState<string[]>(about.personId ? [about.personId] : []);
  const [tried, setTried] = useState(false);
  const command = useCommand(enter, [['portfolios'], ['gaps']]);
  const { item, faults } = itemOf(members, typed);
  const refused = command.data?.wrong ?? {};
  const saying = (name: string) => (tried && faults[name] ? t(`entry.fault.${faults[name]}`) : refused[name]);
  const clear = () => {
    type(Object.fromEntries(members.map(({ name }) => [name, ''])));
    forget();
    setTried(false);
  };
  const send = () => {
    setTried(true);
    if (chosen.length === 0 || Object.keys(faults).length > 0) return;
    command.mutate({ registry, personIds: chosen, attestationId: about.attestationId, item }, { onSuccess: ({ wrong }) => Object.keys(wrong).length === 0 && clear() });
  };
  return (
    <form noValidate onSubmit={(event) => (event.preventDefault(), send())}>
      <Stack>
        {about.attestationId ? <Text fw={500}>{about.name}</Text> : <PeopleChoice people={people} chosen={chosen} error={tried && chosen.length === 0 ? t('entry.fault.required') : undefined} choose={choose} />}
        {members.map((member) => (
          <MemberField key={member.name} member={member} value={typed[member.name] ?? ''} error={saying(member.name)} type={(value) => type({ [member.name]: value })} />
        ))}
        <Refused error={command.error} />
        {command.data && command.data.entered > 0 && (
          <Alert color="green" role="status">
            {t('entry.entered', { count: command.data.entered })}
          </Alert>
        )}
        <Button type="submit" loading={command.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('entry.enter')}
        </Button>
      </Stack>
    </form>
  );
}

async function enter({ registry, personIds, attestationId, item }: Given, header: Once): Promise<Became> {
  if (attestationId) return enterIntoCase(attestationId, registry, item, header);
  const { entered, rows } = await answered(api.POST('/api/v1/portfolio/entries', { params: { header }, body: { rows: [{ personIds, registry, item }] } }));
  return { entered, wrong: Object.fromEntries(rows.flatMap(({ faults }) => faults.map(({ member, text }) => [member, text]))) };
}

async function enterIntoCase(attestationId: string, registry: Registry, item: Item, header: Once): Promise<Became> {
  try {
    await answered(api.POST('/api/v1/portfolio/attestations/{attestationId}/evidence', { params: { path: { attestationId }, header }, body: { registry, items: [item] } }));
    return { entered: 1, wrong: {} };
  } catch (error) {
    if (!(error instanceof Problem) || error.fields.length === 0) throw error;
    return { entered: 0, wrong: Object.fromEntries(error.fields.map(({ field, detail }) => [field.split('.').at(-1) ?? '', detail])) };
  }
}
