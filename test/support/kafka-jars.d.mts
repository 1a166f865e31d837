/** The folder of a Kafka's jars, fetched where they are not there yet, or what is missing to have one. */
export function kafkaJars(): { jars: string } | { missing: string };
