/** Lays the event bus in the database of DATABASE_URL, as its administrator: all services write to it, none owns it. A program of its own. */
import { prepareBus } from '@attestation/events';

await prepareBus(process.env.DATABASE_URL ?? '').catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
