import type { Draft } from './draft';
import { FieldView } from './field-view';
import type { Field, FieldOf } from './fields';
import { FormContext, type Wrongs } from './form-context';
import { MembersView } from './object-view';
import { AnyField } from './view';

interface FieldsProps {
  form: Field;
  draft: Draft;
  wrongs: Wrongs;
  change: (draft: Draft) => void;
}

/** Every fact of a question, each with what is wrong with it. */
export const FormFields = ({ form, draft, wrongs, change }: FieldsProps) => (
  <AnyField value={FieldView}>
    <FormContext value={wrongs}>
      <MembersView field={form as FieldOf<'object'>} draft={draft} path="facts" change={change} />
    </FormContext>
  </AnyField>
);
