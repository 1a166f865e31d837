/** The stock client at work, in a process of its own: it leaves timers behind that would keep a test run alive. */
import { ZBClient } from 'zeebe-node';

const [address] = process.argv.slice(2);
const client = new ZBClient(address, { loglevel: 'NONE', retry: false });
const seen = new Set();
const done = new Promise((resolve) => {
  client.createWorker({
    taskType: 'fail-variables-t', pollInterval: 20, longPoll: 1_000,
    taskHandler: (job) => {
      seen.add(job.processInstanceKey);
      if (seen.size >= 20) resolve();
      return job.complete({ seen: seen.size });
    },
  });
});
const made = await Promise.all(Array.from({ length: 20 }, () => client.createProcessInstance({ bpmnProcessId: 'fail-variables', variables: { a: 1 } })));
await done;
const message = { name: 'none', correlationKey: 'k', messageId: 'one', timeToLive: 60_000, variables: {} };
await client.publishMessage(message);
const again = await client.publishMessage(message).catch(({ code }) => code);
const unknown = await client.completeJob({ jobKey: '1', variables: {} }).catch(({ code }) => code);
process.stdout.write(JSON.stringify({ made: made.length, again, unknown }), () => process.exit(0));
