/** `npm run import`, after prepare.mjs. */
import '../dist/import/main.js';
