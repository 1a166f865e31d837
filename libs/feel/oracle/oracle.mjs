/** What Zeebe's own FEEL is asked, and asking it. */
import { readFileSync } from 'node:fs';
import { answersOfZeebe } from '../../../test/support/zeebe-java.mjs';

/** The variables and the moment that all expressions are evaluated with. @type {{ now: string, variables: Record<string, unknown>, expressions: string[] }} */
export const asked = JSON.parse(readFileSync(new URL('expressions.json', import.meta.url), 'utf8'));

/** Its answers to so many expressions, as JSON text with a line for each. @param {readonly string[]} expressions */
export const feelOfZeebe = (expressions) => answersOfZeebe(new URL('FeelOracle.java', import.meta.url), { ...asked, expressions });
