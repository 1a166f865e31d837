import { existsSync } from 'node:fs';
import { systemNow } from '@attestation/service-kit';

const FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib', '/usr/local/lib'];

/** The library that lets a program and all it starts believe in another time: the one of LIBFAKETIME, else the system's. */
export const LIBFAKETIME: string | undefined = [process.env.LIBFAKETIME ?? '', ...FOLDERS.map((folder) => `${folder}/faketime/libfaketimeMT.so.1`)].find(
  (path) => path !== '' && existsSync(path),
);

export const WITHOUT_LIBFAKETIME = 'No libfaketime to change the date of this machine with: install one (Debian: apt-get install faketime) or name one in LIBFAKETIME.';

/** The environment in which it is that instant now. The distance is the same in all processes; measuring durations stays as it is. */
export const atHostTime = (instant: string): Record<string, string> => ({
  LD_PRELOAD: LIBFAKETIME ?? '',
  FAKETIME: `${Math.round((Date.parse(instant) - systemNow()) / 1000).toLocaleString('en', { useGrouping: false, signDisplay: 'always' })}s`,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  FAKETIME_DISABLE_SHM: '1',
});
