/** `npm run demo`, after prepare.mjs. */
import '../dist/demo/main.js';
