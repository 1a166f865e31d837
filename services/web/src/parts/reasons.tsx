import { Text } from '@mantine/core';

/** Why something is so: the sentence, and where it stands. */
export interface Said {
  rule: string;
  source: string;
  text: string;
}

/** The reasons of an answer, each with its source and the rule. */
export function Reasons({ reasons }: { reasons: readonly Said[] }) {
  return (
    <ul>
      {reasons.map(({ rule, source, text }) => (
        <li key={rule + text}>
          {text}{' '}
          <Text span size="sm">
            ({source}; {rule})
          </Text>
        </li>
      ))}
    </ul>
  );
}
