import { createRequire } from 'node:module';
import { loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { ServiceClientConstructor, ServiceDefinition } from '@grpc/grpc-js';
import type { PackageDefinition } from '@grpc/proto-loader';

/** Zeebe's protocol, from the file that the installed client brings along. Keys are texts. */
export function gatewayService(): ServiceDefinition {
  return gatewayClient().service;
}

/** All services and messages of the file, by their full names. */
export function protocolFile(): PackageDefinition {
  const file = createRequire(import.meta.url).resolve('zeebe-node/proto/zeebe.proto');
  return loadSync(file, { keepCase: true, longs: String, enums: String, defaults: true, oneofs: true });
}

/** The same as a client, for tests and tools. */
export function gatewayClient(): ServiceClientConstructor {
  const loaded = loadPackageDefinition(protocolFile());
  const { Gateway } = loaded['gateway_protocol'] as unknown as { Gateway: ServiceClientConstructor };
  return Gateway;
}
