/** What each JavaScript client does: deploys, starts, works, publishes, fails into an incident, cancels. Both have the same methods. */
import { readFileSync } from 'node:fs';

/** @returns {(id: string) => Promise<void>} fulfilled when the job of that id was completed, or failed where the id is the failing one */
function worker(client, taskType, failing) {
  const seen = new Set();
  const waiting = new Map();
  client.createWorker({
    taskType, pollInterval: 20, longPoll: 1_000, timeout: 60_000,
    taskHandler: async (job) => {
      const { id } = job.variables;
      const done = id === failing ? await job.fail({ errorMessage: 'on purpose', retries: 0 }) : await job.complete({ seen: true });
      seen.add(id);
      waiting.get(id)?.();
      return done;
    },
  });
  return (id) => new Promise((resolve) => (seen.has(id) ? resolve() : waiting.set(id, resolve)));
}

export async function story(client, name, model) {
  await client.deployResource({ process: readFileSync(model), name: 'smoke.bpmn' });
  const [work, after] = [worker(client, `${name}-work`, 'b'), worker(client, `${name}-after`)];
  await client.createProcessInstance({ bpmnProcessId: name, variables: { id: 'a' } });
  await client.publishMessage({ name: `${name}-go`, correlationKey: 'a', messageId: 'go-a', timeToLive: 600_000, variables: {} });
  await Promise.all([work('a'), after('a')]);
  const { processInstanceKey } = await client.createProcessInstance({ bpmnProcessId: name, variables: { id: 'b' } });
  await work('b');
  await client.cancelProcessInstance(processInstanceKey);
}
