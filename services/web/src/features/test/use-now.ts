import { useEffect, useState } from 'react';
import { usePlatformClock } from '../clock/use-platform-clock';

const SECOND = 1000;
const browserNow = (): number => performance.timeOrigin + performance.now();

/** The platform's time, second by second; undefined until its clock is known. Milliseconds since 1970. */
export function useNow(): number | undefined {
  const clock = usePlatformClock();
  const [now, set] = useState(browserNow);
  useEffect(() => {
    const ticking = setInterval(() => set(browserNow()), SECOND);
    return () => clearInterval(ticking);
  }, []);
  return clock && now + clock.offsetMs;
}
