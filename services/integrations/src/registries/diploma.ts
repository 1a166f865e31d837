import type { PlainDate } from '@attestation/contracts';
import { acl, closed, date, oneOf, text } from './acl.js';

/** As the registry of diplomas publishes it. */
interface TheirDiploma {
  series: string;
  number: string;
  institution: string;
  degree: 'VOCATIONAL' | 'BACHELOR' | 'MASTER' | 'DOCTOR';
  speciality: string;
  issued: PlainDate;
}

export const diploma = acl<'DIPLOMA', TheirDiploma>(
  'DIPLOMA',
  closed({
    series: { type: 'string', maxLength: 20 },
    number: text(40),
    institution: text(),
    degree: oneOf('VOCATIONAL', 'BACHELOR', 'MASTER', 'DOCTOR'),
    speciality: text(),
    issued: date,
  }),
  ({ series, number, institution, degree, speciality, issued }) => ({
    number: [series, number].filter(Boolean).join(' '),
    institution,
    degree,
    speciality,
    issuedOn: issued,
  }),
);
