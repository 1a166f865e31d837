/** `npm start`, after prepare.mjs. */
import '../dist/main.js';
