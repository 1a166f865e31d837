import { join } from 'node:path';
import { perform } from './installed.js';

/** The same story, command by command. @param folder where it is installed */
export async function zbctlStory(folder: string, address: string, name: string, model: string): Promise<void> {
  const program = join(folder, 'node_modules', 'zbctl', 'bin', `zbctl-cli.${process.platform === 'darwin' ? 'darwin' : 'linux'}`);
  const zbctl = async (...command: string[]): Promise<Record<string, unknown>> => {
    const { stdout } = await perform(program, ['--insecure', '--address', address, ...command], { timeout: 30_000 });
    return stdout.trim().startsWith('{') ? (JSON.parse(stdout) as Record<string, unknown>) : {};
  };
  const jobOf = async (type: string): Promise<string> => {
    const { jobs } = (await zbctl('activate', 'jobs', `${name}-${type}`, '--maxJobsToActivate', '1')) as { jobs: { key: string }[] };
    return String(jobs[0]?.key);
  };
  await zbctl('deploy', 'resource', model);
  await zbctl('create', 'instance', name, '--variables', '{"id":"a"}');
  await zbctl('complete', 'job', await jobOf('work'));
  await zbctl('publish', 'message', `${name}-go`, '--correlationKey', 'a');
  await zbctl('complete', 'job', await jobOf('after'));
  const { processInstanceKey } = await zbctl('create', 'instance', name, '--variables', '{"id":"b"}');
  await zbctl('fail', 'job', await jobOf('work'), '--retries', '0', '--errorMessage', 'on purpose');
  await zbctl('cancel', 'instance', String(processInstanceKey));
}
