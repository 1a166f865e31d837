import acceptance from './acceptance.json';
import application from './application.json';
import attestee from './attestee.json';
import caseTexts from './case.json';
import certificate from './certificate.json';
import claim from './claim.json';
import commission from './commission.json';
import common from './common.json';
import entry from './entry.json';
import evidence from './evidence.json';
import observation from './observation.json';
import portfolio from './portfolio.json';
import school from './school.json';
import test from './test.json';

export default {
  ...common, acceptance, application, attestee, case: caseTexts, certificate, claim, commission, entry, evidence, observation, portfolio, school, test,
};
