/** @camunda8/sdk over gRPC: `node camunda-sdk.mjs FOLDER ADDRESS CLIENT MODEL`, FOLDER being where it is installed. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { story } from './story.mjs';

const [folder, address, name, model] = process.argv.slice(2);
const { Camunda8 } = createRequire(join(folder, 'x.js'))('@camunda8/sdk');
const settings = { ZEEBE_GRPC_ADDRESS: `grpc://${address}`, CAMUNDA_OAUTH_DISABLED: true, CAMUNDA_SECURE_CONNECTION: false, zeebeGrpcSettings: { ZEEBE_CLIENT_LOG_LEVEL: 'NONE' } };
await story(new Camunda8(settings).getZeebeGrpcApiClient(), name, model);
process.stdout.write('{"failed":0}', () => process.exit(0));
