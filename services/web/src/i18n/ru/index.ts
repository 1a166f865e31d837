import acceptance from './acceptance.json';
import attestee from './attestee.json';
import caseTexts from './case.json';
import certificate from './certificate.json';
import common from './common.json';
import observation from './observation.json';

export default { ...common, acceptance, attestee, case: caseTexts, certificate, observation };
