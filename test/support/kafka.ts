import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import kafkajs, { type Admin, type Kafka as Client } from 'kafkajs';
import { kafkaJars } from './kafka-jars.mjs';

const LOG4J = `log4j.rootLogger=WARN, out
log4j.appender.out=org.apache.log4j.ConsoleAppender
log4j.appender.out.layout=org.apache.log4j.PatternLayout
log4j.appender.out.layout.ConversionPattern=%d %p %m%n`;

/** A Kafka of one node, which makes no topic by itself. Made, it does not run yet; killed, it can be started again at the same address. */
export class Kafka {
  private child: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    private readonly jars: string,
    readonly address: string,
    /** the same, for who has a login and trusts `certificate` */
    readonly secured: string,
  ) {}

  /** @throws Error where there is no Java or Maven */
  static async make(): Promise<Kafka> {
    const found = kafkaJars();
    if ('missing' in found) throw new Error(found.missing);
    const folder = mkdtempSync(join(tmpdir(), 'kafka-'));
    const port = await quietPort();
    const controller = await quietPort(port + 1);
    const secured = await quietPort(controller + 1);
    writeFileSync(join(folder, 'server.properties'), properties(folder, { port, controller, secured }));
    writeFileSync(join(folder, 'log4j.properties'), LOG4J);
    makeCertificate(folder);
    const kafka = new Kafka(folder, found.jars, `127.0.0.1:${port}`, `127.0.0.1:${secured}`);
    process.once('exit', () => kafka.child?.kill('SIGKILL'));
    execFileSync('java', kafka.program('kafka.tools.StorageTool', 'format', ...SCRAM_LOGINS, '-t', 'AAAAAAAAAAAAAAAAAAAAAQ', '-c'), { stdio: 'ignore' });
    return kafka;
  }

  /** The file (PEM) of what its certificate is signed by: itself. */
  get certificate(): string {
    return join(this.folder, 'certificate.pem');
  }

  get client(): Client {
    return new kafkajs.Kafka({ clientId: 'test', brokers: [this.address], logLevel: kafkajs.logLevel.NOTHING, retry: { retries: 100, initialRetryTime: 100, maxRetryTime: 400 } });
  }

  /** Started, when it answers. */
  async start(): Promise<void> {
    const log = openSync(join(this.folder, 'out.log'), 'a');
    this.child = spawn('java', this.program('kafka.Kafka'), { stdio: ['ignore', log, log] });
    await this.asked((admin) => admin.listTopics()); // tried again until it answers
  }

  async kill(): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async asked<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = this.client.admin();
    try {
      await admin.connect();
      return await work(admin);
    } finally {
      await admin.disconnect();
    }
  }

  private program(main: string, ...options: string[]): string[] {
    const log4j = `-Dlog4j.configuration=file:${join(this.folder, 'log4j.properties')}`;
    return ['-Xms128m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', log4j, '-cp', join(this.jars, '*'), main, ...options, join(this.folder, 'server.properties')];
  }
}

/** Who may come in by the secured door, by each mechanism. */
export const LOGIN = { username: 'engine', password: 'of-the-tests' };
const SCRAM_LOGINS = ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => ['--add-scram', `${mechanism}=[name=${LOGIN.username},password=${LOGIN.password}]`]);
const STORE = ['-keystore', 'keys.p12', '-storetype', 'PKCS12', '-storepass', LOGIN.password, '-alias', 'kafka'];

/** Java brings the tool. */
function makeCertificate(folder: string): void {
  const keytool = (...options: string[]) => execFileSync('keytool', [...options, ...STORE], { cwd: folder, stdio: 'ignore' });
  keytool('-genkeypair', '-keyalg', 'RSA', '-keysize', '2048', '-validity', '30', '-dname', 'CN=127.0.0.1', '-ext', 'SAN=IP:127.0.0.1');
  keytool('-exportcert', '-rfc', '-file', 'certificate.pem');
}

interface Ports { port: number; controller: number; secured: number }

const properties = (folder: string, { port, controller, secured }: Ports): string => `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${port},SECURED://127.0.0.1:${secured},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port},SECURED://127.0.0.1:${secured}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SECURED:SASL_SSL,CONTROLLER:PLAINTEXT
listener.name.secured.ssl.keystore.location=${join(folder, 'keys.p12')}
listener.name.secured.ssl.keystore.type=PKCS12
listener.name.secured.ssl.keystore.password=${LOGIN.password}
listener.name.secured.ssl.key.password=${LOGIN.password}
listener.name.secured.sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512
listener.name.secured.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_${LOGIN.username}="${LOGIN.password}";
listener.name.secured.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.secured.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
controller.listener.names=CONTROLLER
log.dirs=${join(folder, 'data')}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
group.initial.rebalance.delay.ms=0
broker.session.timeout.ms=2000
broker.heartbeat.interval.ms=500
`;

/** Below the ports that the system gives to whoever asks for any: nobody takes it between a death and a new start. */
async function quietPort(from = 20_000 + (process.pid % 1_000) * 10): Promise<number> {
  for (let port = from; ; port += 1) if (await isFree(port)) return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
