import { describe, expect, it } from '@jest/globals';
import { NOW, sitting } from '../testing/bookings.js';
import { cancelSession, closeSession, openSession, openSessions } from './session.js';

const { taken: _, status: __, ...fresh } = sitting();

describe('a sitting', () => {
  it('is opened with all its seats free', () => expect(openSession(undefined, fresh, NOW)).toMatchObject({ ok: true, next: { taken: 0, seats: 2, status: 'OPEN' } }));
  it('is not opened in the past', () => expect(openSession(undefined, { ...fresh, startsAt: NOW }, NOW)).toMatchObject({ code: 'OUTSIDE_TEST_WINDOW' }));
  it('that is there already stays as it is, with the seats that are taken', () => {
    const known = sitting({ taken: 1 });
    expect(openSession(known, { ...fresh, seats: 9 }, NOW)).toEqual({ ok: true, result: known, facts: [], messages: [] });
  });

  it('is opened with all of its list or not at all', () => {
    expect(openSessions([fresh, fresh], NOW)).toMatchObject({ next: [{ status: 'OPEN' }, { status: 'OPEN' }] });
    expect(openSessions([fresh, { ...fresh, startsAt: NOW }], NOW)).toMatchObject({ ok: false, code: 'OUTSIDE_TEST_WINDOW' });
  });

  it('is closed for more bookings, those made stand; closed again nothing changes', () => {
    expect(closeSession(sitting({ taken: 1 }))).toMatchObject({ next: { status: 'CLOSED', taken: 1 } });
    expect(closeSession(sitting({ status: 'CLOSED' }))).toEqual({ ok: true, result: sitting({ status: 'CLOSED' }), facts: [], messages: [] });
    expect(closeSession(sitting({ status: 'CANCELLED' }))).toMatchObject({ result: { status: 'CANCELLED' }, facts: [] });
  });

  it('is cancelled only while nobody has booked it', () => {
    expect(cancelSession(sitting())).toMatchObject({ next: { status: 'CANCELLED' } });
    expect(cancelSession(sitting({ status: 'CLOSED' }))).toMatchObject({ next: { status: 'CANCELLED' } });
    expect(cancelSession(sitting({ taken: 1 }))).toMatchObject({ code: 'SESSION_BOOKED' });
    expect(cancelSession(sitting({ status: 'CANCELLED' }))).toMatchObject({ ok: true, facts: [] });
  });

  it('that does not exist is neither closed nor cancelled', () => expect([closeSession(undefined), cancelSession(undefined)]).toMatchObject([{ code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }]));
});
