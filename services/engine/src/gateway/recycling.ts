import { http2ServersOf } from './http2-servers.js';
import type { Server } from '@grpc/grpc-js';
import type { Http2Session, IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';

/** Calls after which a connection of such a client is replaced; Node's limit is a thousand, and calls under way still reset. */
const CALLS = 700;
/** grpc-js resets every finished call before 1.10.5, which Node takes for an attack after a thousand on one connection. */
const FIRST_GOOD = [1, 10, 5] as const;

/**
 * Closes the connections of old grpc-js clients, that of stock zeebe-node 8.3.2 among them, gracefully and in time: the client
 * finishes what is under way and opens another. The server's own `grpc.max_connection_age_ms` counts time, not calls, and
 * would do so to all clients.
 */
export function recycleConnections(server: Server): void {
  const calls = new WeakMap<Http2Session, number>();
  const count = ({ session }: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    if (!session || session.closed || !resetsCalls(String(headers['user-agent']))) return;
    const made = (calls.get(session) ?? 0) + 1;
    calls.set(session, made);
    if (made >= CALLS) session.close();
  };
  for (const http2Server of http2ServersOf(server)) http2Server.on('stream', count);
}

/** Does the user agent name a grpc-js that resets what is finished? */
export function resetsCalls(userAgent: string): boolean {
  const [, ...found] = /grpc-node-js\/(\d+)\.(\d+)\.(\d+)/.exec(userAgent) ?? [];
  if (found.length === 0) return false;
  const differs = found.map((part, index) => Number(part) - (FIRST_GOOD[index] ?? 0)).find((difference) => difference !== 0);
  return (differs ?? 0) < 0;
}
