import { Type } from '@sinclair/typebox';
import { attestationId, enumOf, holder, instant, nullable, personId, shape, workItemId } from './shared.js';

/** The human steps of the path; each is a work item of its owning service. */
export const STEPS = ['acceptance', 'assessment', 'supplement', 'booking', 'test', 'appeal', 'scoring', 'meeting', 'order', 'certificate'] as const;
export type Step = (typeof STEPS)[number];

/** A person now holds a step of the case: who, since when, by when. */
export const workItemOpened = shape({
  attestationId,
  workItemId,
  step: enumOf(STEPS),
  holder,
  openedAt: instant,
  due: nullable(instant),
});

/** The working calendar was changed, and a step that somebody holds is due at another time. */
export const deadlineMoved = shape({
  attestationId,
  workItemId,
  step: enumOf(STEPS),
  from: instant,
  to: instant,
  movedAt: instant,
});

/** The step is done or no longer needed. */
export const workItemClosed = shape({
  attestationId,
  workItemId,
  step: enumOf(STEPS),
  how: enumOf(['DONE', 'CANCELLED'] as const),
  closedAt: instant,
  by: Type.Optional(personId),
});
