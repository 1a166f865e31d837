/** `npm start`, after prepare.mjs. */
import { programAt } from './bundled.mjs';

await import(programAt('main.js'));
