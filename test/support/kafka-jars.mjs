/** A Kafka for tests: the one of Maven Central, fetched once. It needs Java 17 and Maven, as the Zeebe beside it needs Java. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '3.9.1';
const cache = fileURLToPath(new URL('../../node_modules/.data', import.meta.url));
const jars = join(cache, `kafka-${VERSION}`);

/** @returns {{ jars: string } | { missing: string }} the folder of its jars, or what is missing */
export function kafkaJars() {
  const absent = ['java', 'mvn'].filter((program) => spawnSync(program, ['-version']).status !== 0);
  if (absent.length > 0) return { missing: `No Kafka to test on: it needs ${absent.join(' and ')} (Java 17, Maven).` };
  return existsSync(jars) || fetched() ? { jars } : { missing: `No Kafka to test on: Maven cannot fetch org.apache.kafka:kafka_2.13:${VERSION}.` };
}

/** Whole or not at all. */
function fetched() {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'kafka-'));
  writeFileSync(join(folder, 'pom.xml'), pom());
  const { status } = spawnSync('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=jars'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) renameSync(join(folder, 'jars'), jars);
  rmSync(folder, { recursive: true, force: true });
  return status === 0;
}

const pom = () => `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>kafka</groupId><artifactId>kafka</artifactId><version>1</version><dependencies>
<dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${VERSION}</version></dependency>
<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-reload4j</artifactId><version>1.7.36</version></dependency>
</dependencies></project>`;
