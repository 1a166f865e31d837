import type { PlainDate } from '@attestation/contracts';
import { acl, closed, date, flag, orNull, text, whole } from './acl.js';

/** As the registry of in-service training publishes it. */
interface TheirCourse {
  programme: string;
  provider: string;
  hours: number;
  agreedWithAuthorisedBody: boolean;
  byProfile: boolean;
  certificate: string;
  completed: PlainDate;
  /** the reference that what was learnt is applied at work */
  appliedInPractice?: string | null;
}

export const courses = acl<'COURSES', TheirCourse>(
  'COURSES',
  closed(
    { programme: text(), provider: text(), hours: whole(1, 2000), agreedWithAuthorisedBody: flag, byProfile: flag, certificate: text(100), completed: date },
    { appliedInPractice: orNull(text(200)) },
  ),
  ({ programme, provider, hours, agreedWithAuthorisedBody, byProfile, certificate, completed, appliedInPractice = null }) => ({
    programme,
    provider,
    hours,
    agreed: agreedWithAuthorisedBody,
    byProfile,
    certificateNumber: certificate,
    completedOn: completed,
    practiceProof: appliedInPractice,
  }),
);
