import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import { useAddress } from '../../parts/list/use-address';
import { Page } from '../../parts/page';
import { EntryForm } from './entry-form';
import { KindChoice } from './kind-choice';

/** Entry by hand, one by one: the kind of evidence, its form, and whom it is about. */
export function EntryPage() {
  const { t } = useTranslation();
  const { values, set } = useAddress(['registry', 'person', 'case', 'teacher']);
  const whole = (
    <Anchor component={Link} to={`table${values.registry ? `?registry=${values.registry}` : ''}`}>
      {t('entry.toTable')}
    </Anchor>
  );
  return (
    <Page title={t('entry.title')} actions={whole}>
      <KindChoice chosen={values.registry} choose={(registry) => set('registry', registry)}>
        {(form, people) => <EntryForm key={form.registry} form={form} people={people} about={{ personId: values.person, attestationId: values.case, name: values.teacher }} />}
      </KindChoice>
    </Page>
  );
}
