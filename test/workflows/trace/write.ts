/** Makes the page of rules anew: `npm run regulation:trace`. */
import { writeFileSync } from 'node:fs';
import { WORKFLOWS } from '../model.js';
import { page } from './page.js';
import { readTrace } from './trace.js';

writeFileSync(`${WORKFLOWS}RULES-TRACE.md`, page((await readTrace()).rules));
