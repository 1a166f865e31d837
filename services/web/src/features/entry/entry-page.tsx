import { Anchor, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Answered } from '../../parts/answered';
import { useAddress } from '../../parts/list/use-address';
import { Page } from '../../parts/page';
import { EntryForm } from './entry-form';
import { useColleagues, useForms } from './use-forms';

/** Entry by hand, one by one: the kind of evidence, its form, and whom it is about. */
export function EntryPage() {
  const { t } = useTranslation();
  const forms = useForms();
  const people = useColleagues();
  const { values, set } = useAddress(['registry', 'person', 'case', 'teacher']);
  const whole = (
    <Anchor component={Link} to={`table${values.registry ? `?registry=${values.registry}` : ''}`}>
      {t('entry.toTable')}
    </Anchor>
  );
  return (
    <Page title={t('entry.title')} actions={whole}>
      <Answered query={forms} problem={t('entry.problem')}>
        {(all) => {
          const form = all.find(({ registry }) => registry === values.registry);
          return (
            <>
              <NativeSelect
                label={t('entry.kind')}
                value={values.registry}
                data={[{ value: '', label: t('entry.choose') }, ...all.map(({ registry, text }) => ({ value: registry, label: text }))]}
                onChange={({ currentTarget }) => set('registry', currentTarget.value)}
              />
              {form && (
                <Answered query={people} problem={t('entry.problem')}>
                  {(found) => <EntryForm key={form.registry} form={form} people={found} about={{ personId: values.person, attestationId: values.case, name: values.teacher }} />}
                </Answered>
              )}
            </>
          );
        }}
      </Answered>
    </Page>
  );
}
