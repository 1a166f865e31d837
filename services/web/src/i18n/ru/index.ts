import caseTexts from './case.json';
import certificate from './certificate.json';
import common from './common.json';
import observation from './observation.json';

export default { ...common, case: caseTexts, certificate, observation };
