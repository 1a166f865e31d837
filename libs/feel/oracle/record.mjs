/** Records what Zeebe's FEEL gives for the expressions of expressions.json into golden.json: `ZEEBE_HOME=… node oracle/record.mjs`. */
import { writeFileSync } from 'node:fs';
import { feelOfZeebe, asked } from './oracle.mjs';

writeFileSync(new URL('golden.json', import.meta.url), feelOfZeebe(asked.expressions));
