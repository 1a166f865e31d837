/** The demo's world and story, for tests that tell it to a platform of their own. */
export { Api, eventually, Refused } from './api.js';
export type { CaseView, TimeLineView, Told } from './case-view.js';
export { join, type Link } from './link.js';
export { admit, answer, returnPortfolio } from './acts/admit.js';
export { openDraft, registriesKnown, submit } from './acts/apply.js';
export { score } from './acts/decide.js';
export { signed } from './acts/signing.js';
export { bookingIs, openSitting, report } from './acts/sit-test.js';
export { DAYS } from './days.js';
export { tell } from './tell.js';
export { takePeople } from './registers.js';
export { STORIES, type Story } from './stories.js';
export * from './people.js';
export { fixturePersonalNumber } from './personal-numbers.js';
export { layWorld, type Commissions } from './world.js';
