import type { PlainDate } from '@attestation/contracts';
import { acl, closed, date, flag, text, whole } from './acl.js';

/** As the registry of in-service training publishes it. */
interface TheirCourse {
  programme: string;
  provider: string;
  hours: number;
  agreedWithAuthorisedBody: boolean;
  byProfile: boolean;
  certificate: string;
  completed: PlainDate;
}

export const courses = acl<'COURSES', TheirCourse>(
  'COURSES',
  closed({ programme: text(), provider: text(), hours: whole(1, 2000), agreedWithAuthorisedBody: flag, byProfile: flag, certificate: text(100), completed: date }),
  ({ programme, provider, hours, agreedWithAuthorisedBody, byProfile, certificate, completed }) => ({
    programme,
    provider,
    hours,
    agreed: agreedWithAuthorisedBody,
    byProfile,
    certificateNumber: certificate,
    completedOn: completed,
  }),
);
