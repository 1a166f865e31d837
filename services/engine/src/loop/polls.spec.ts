import { describe, expect, it } from '@jest/globals';
import { Polls } from './polls.js';
import { Streams } from './streams.js';
import type { Poll } from './polls.js';
import type { JobStream } from './streams.js';

const request = (type: string) => ({ type, worker: 'w', timeout: 1, maxJobsToActivate: 1, fetchVariable: [] });
const poll = (type: string, isPatient = true): Poll => ({ request: request(type), isPatient, deliver: () => undefined, fail: () => undefined });

describe('Waiting polls', () => {
  it('take turns: who was served waits behind the others', () => {
    const polls = new Polls();
    const [one, two] = [poll('t'), poll('t')];
    polls.park(one);
    polls.park(two);
    const served = [polls.take('t')];
    polls.park(one);
    served.push(polls.take('t'), polls.take('t'), polls.take('t'));
    expect(served).toEqual([one, two, one, undefined]);
  });

  it('that do not want to wait leave when others were quicker', () => {
    const polls = new Polls();
    const [patient, hasty] = [poll('t'), poll('t', false)];
    polls.park(patient);
    polls.park(hasty);
    expect(polls.takeHasty()).toEqual([hasty]);
    expect(polls.take('t')).toBe(patient);
  });
});

describe('Open streams', () => {
  const stream = (isReady = true): JobStream & { isReady: boolean } => ({ request: request('t'), isReady, push: () => undefined, fail: () => undefined });

  it('take turns, and one that cannot keep up is passed over until it can', () => {
    const streams = new Streams();
    const [one, two] = [stream(), stream(false)];
    streams.open(one);
    streams.open(two);
    expect([streams.next('t'), streams.next('t')]).toEqual([one, one]);
    two.isReady = true;
    expect([streams.next('t'), streams.next('t')]).toEqual([two, one]);
    streams.close(one);
    streams.close(two);
    expect(streams.next('t')).toBeUndefined();
  });
});
