import { constants } from 'node:http2';
import { http2ServersOf } from './http2-servers.js';
import type { Server } from '@grpc/grpc-js';
import type { ServerHttp2Stream } from 'node:http2';

/** Bytes of one message. */
export const LARGEST_MESSAGE = 4 * 1024 * 1024;
/** Whether it is compressed, and its length. */
const HEAD_BYTES = 5;

/**
 * Cuts a call off as soon as it announces a message that is too large, as Zeebe does: the client is told that it was cancelled. gRPC itself
 * would tell of exhausted resources, and clients repeat such a call for ever.
 */
export function cutOffLarge(server: Server): void {
  for (const http2Server of http2ServersOf(server)) http2Server.on('stream', look);
}

function look(stream: ServerHttp2Stream): void {
  let head = Buffer.alloc(0);
  const read = (chunk: Buffer) => {
    head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)]);
    if (head.length < HEAD_BYTES) return;
    stream.off('data', read);
    if (head.readUInt32BE(1) > LARGEST_MESSAGE) stream.close(constants.NGHTTP2_CANCEL);
  };
  stream.prependListener('data', read); // before gRPC reads it
}
