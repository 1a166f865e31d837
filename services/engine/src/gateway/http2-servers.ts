import type { Server } from '@grpc/grpc-js';
import type { EventEmitter } from 'node:events';

/** What a gRPC server listens with. @throws Error where grpc-js does not keep its HTTP/2 servers as it did in 1.14 */
export function http2ServersOf(server: Server): Iterable<EventEmitter> {
  const { http2Servers } = server as unknown as { http2Servers?: Map<EventEmitter, unknown> };
  if (!(http2Servers instanceof Map) || http2Servers.size === 0) throw new Error('This release of @grpc/grpc-js hides its HTTP/2 servers: their connections and calls cannot be looked at.');
  return http2Servers.keys();
}
