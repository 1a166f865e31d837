import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';

/** A reason as a service tells it: in the reader's language, or in all three. */
export interface Told {
  rule: string;
  source: string;
  text: string | { kk: string; ru: string; en: string };
}

/** Why something is so: each rule with its source. */
export function Reasons({ reasons }: { reasons: readonly Told[] }) {
  const { i18n } = useTranslation();
  const language = i18n.language as 'kk' | 'ru' | 'en';
  return (
    <ul style={{ margin: 0 }}>
      {reasons.map(({ rule, source, text }, index) => (
        <li key={`${rule} ${index}`}>
          {typeof text === 'string' ? text : text[language]}{' '}
          <Text span size="sm">
            ({source}; {rule})
          </Text>
        </li>
      ))}
    </ul>
  );
}
