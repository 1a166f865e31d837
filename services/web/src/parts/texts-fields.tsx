import { SimpleGrid, TextInput } from '@mantine/core';
import { LANGUAGES, type Language } from '../i18n/languages';

/** What a person reads, in each language of the platform. */
export type Texts = Record<Language, string>;
export const NO_TEXTS: Texts = { kk: '', ru: '', en: '' };
const ALL = Object.keys(LANGUAGES) as Language[];

/** Whether it is said in each language. */
export const isSaid = (texts: Texts): boolean => ALL.every((language) => texts[language].trim() !== '');

/** As it is sent. */
export const trimmed = ({ kk, ru, en }: Texts): Texts => ({ kk: kk.trim(), ru: ru.trim(), en: en.trim() });

interface TextsProps {
  label: string;
  value: Texts;
  change: (next: Texts) => void;
  maxLength?: number;
}

/** A text in all three languages: each person reads it in her own. */
export function TextsFields({ label, value, change, maxLength = 500 }: TextsProps) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} w="100%" role="group" aria-label={label}>
      {ALL.map((language) => (
        <TextInput
          key={language}
          label={`${label} (${LANGUAGES[language]})`}
          lang={language}
          value={value[language]}
          maxLength={maxLength}
          onChange={({ currentTarget }) => change({ ...value, [language]: currentTarget.value })}
        />
      ))}
    </SimpleGrid>
  );
}
