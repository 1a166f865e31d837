import type { Caller } from '@attestation/contracts';
import { bodiesOf } from '../domain/body.js';

/** A body as one text, of a row of `commission c`. */
export const BODY = `(c.level || '/' || coalesce(c.organisation_id::text, c.place_code, ''))`;

/** The bodies somebody heads, as such texts. */
export const namesOfBodies = (caller: Caller): string[] => bodiesOf(caller).map(({ level, organisationId, placeCode }) => `${level}/${organisationId ?? placeCode ?? ''}`);
