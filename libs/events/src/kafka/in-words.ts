type KafkaProblem = Error & { type?: string; errors?: Error[] };

/** What stands in the way of publishing, and what is to be done where a person must. */
export function inWords(problem: KafkaProblem, topic: string): string {
  const [first] = problem.errors ?? []; // of making the topic alone
  if (first) return `The topic ${topic} is not there and cannot be made (${first.message}): make it with one partition.`;
  const { type } = rootOf(problem);
  if (type === 'MESSAGE_TOO_LARGE') return `A record is larger than the topic ${topic} takes: raise its max.message.bytes.`;
  if (type === 'TOPIC_AUTHORIZATION_FAILED') return `The topic ${topic} may not be written to by this user.`;
  return problem.message;
}

/** kafkajs wraps what a broker answered in what it made of it. */
function rootOf(problem: KafkaProblem): KafkaProblem {
  const { cause } = problem;
  return problem.type === undefined && cause instanceof Error ? rootOf(cause) : problem;
}
