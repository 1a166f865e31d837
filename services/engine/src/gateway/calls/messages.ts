import { number, onlyTenant, TENANT, text, variables } from '../requests.js';
import { run } from './command.js';
import type { Calls } from './command.js';

export const MESSAGE_CALLS: Calls = {
  PublishMessage: async (leader, request) => {
    const asked = {
      name: text(request, 'name'),
      correlationKey: text(request, 'correlationKey'),
      timeToLive: number(request, 'timeToLive'),
      messageId: text(request, 'messageId'),
      variables: variables(request),
    };
    onlyTenant('PublishMessage', request);
    const { key } = await run<{ key: number }>(leader, 'MESSAGE', 'PUBLISH', -1, asked);
    return { key: String(key), tenantId: TENANT };
  },
  BroadcastSignal: async (leader, request) => {
    const asked = { signalName: text(request, 'signalName'), variables: variables(request) };
    const { key } = await run<{ key: number }>(leader, 'SIGNAL', 'BROADCAST', -1, asked);
    return { key: String(key) };
  },
};
