import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import type { Person } from './lines';
import { type Form, useColleagues, useForms } from './use-forms';

interface KindChoiceProps {
  /** the registry whose kind of evidence is chosen; empty: none is yet */
  chosen: string;
  choose: (registry: string) => void;
  /** what is entered once form and colleagues are known; it begins anew with another form */
  children: (form: Form, people: Person[]) => ReactNode;
}

/** The kind of evidence that is entered by hand, and what is to be filled in for it. */
export function KindChoice({ chosen, choose, children }: KindChoiceProps) {
  const { t } = useTranslation();
  const forms = useForms();
  const people = useColleagues();
  return (
    <Answered query={forms} problem={t('entry.problem')}>
      {(all) => {
        const form = all.find(({ registry }) => registry === chosen);
        return (
          <>
            <NativeSelect
              label={t('entry.kind')}
              value={chosen}
              data={[{ value: '', label: t('entry.choose') }, ...all.map(({ registry }) => ({ value: registry, label: t(`evidence.registry.${registry}`) }))]}
              onChange={({ currentTarget }) => choose(currentTarget.value)}
            />
            {form && (
              <Answered query={people} problem={t('entry.problem')}>
                {(found) => children(form, found)}
              </Answered>
            )}
          </>
        );
      }}
    </Answered>
  );
}
