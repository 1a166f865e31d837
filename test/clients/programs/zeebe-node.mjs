/** Stock zeebe-node with the gRPC that it pins: `node zeebe-node.mjs FOLDER ADDRESS CLIENT MODEL`, FOLDER being where it is installed. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { story } from './story.mjs';

const [folder, address, name, model] = process.argv.slice(2);
const { ZBClient } = createRequire(join(folder, 'x.js'))('zeebe-node');
const client = new ZBClient(address, { loglevel: 'NONE', retry: false });
await story(client, name, model);

// more calls than Node's HTTP/2 lets a client reset on one connection
let failed = 0;
const publish = (number) => client.publishMessage({ name: 'nobody', correlationKey: 'k', messageId: `${number}`, timeToLive: 0, variables: {} }).catch(() => (failed += 1));
for (let number = 0; number < 4_000; number += 50) await Promise.all(Array.from({ length: 50 }, (_, index) => publish(number + index)));
process.stdout.write(JSON.stringify({ failed }), () => process.exit(0));
