import { describe, expect, it } from '@jest/globals';
import { Server } from '@grpc/grpc-js';
import { recycleConnections, resetsCalls } from './recycling.js';

describe('A client that resets finished calls', () => {
  it.each([
    ['zeebe-client-nodejs/8.3.2 grpc-node-js/1.9.7', true],
    ['grpc-node-js/1.10.1', true],
    ['grpc-node-js/1.10.5', false],
    ['grpc-node-js/1.14.7', false],
    ['grpc-node-js/2.0.0', false],
    ['grpc-go/1.54.0', false],
    ['zeebe-client-java/8.3.13 grpc-java-netty/1.59.1', false],
  ])('is known by its user agent: %s', (userAgent, resets) => {
    expect(resetsCalls(userAgent)).toBe(resets);
  });

  it('cannot be served by a server that hides its connections, which is said at the start', () => {
    expect(() => recycleConnections(new Server())).toThrow(/hides its HTTP\/2 servers/);
  });
});
