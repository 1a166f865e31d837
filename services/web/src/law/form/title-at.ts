import type { Language } from '../../i18n/languages';
import type { Field } from './fields';

/** What the fields on the way to a fact are called: "Members, 2: Pedagogical service". */
export function titleAt(form: Field, path: string, language: Language): string {
  return titlesOn(form, path.replace(/^facts\./, ''), language).join(': ').replaceAll(/: (\d+)(?=:|$)/g, ', $1');
}

function titlesOn(field: Field, path: string, language: Language): string[] {
  if (path === '') return [];
  if (field.kind === 'object') {
    const member = field.members.find(({ name }) => path === name || path.startsWith(`${name}.`));
    return member ? [member.field.title?.[language] ?? member.name, ...titlesOn(member.field, path.slice(member.name.length + 1), language)] : [path];
  }
  if (field.kind === 'list') {
    const [at = '', ...rest] = path.split('.');
    return [String(Number(at) + 1), ...titlesOn(field.item, rest.join('.'), language)];
  }
  if (field.kind === 'variants') return field.variants.map((each) => titlesOn(each, path, language)).sort((a, b) => b.length - a.length)[0] ?? [path];
  return [path];
}
