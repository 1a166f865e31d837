/** The walls of the house (who may know whom). `npm run lint` fails where one is crossed. */
const service = '^services/([^/]+)/src/';
export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-service-imports-another',
      severity: 'error',
      from: { path: '^services/(?!standalone)([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    { name: 'libs-know-no-service', severity: 'error', from: { path: '^libs/' }, to: { path: '^services/' } },
    {
      name: 'domain-is-pure',
      comment: 'domain knows libs/regulation and libs/contracts (the engine also feel and decisions)',
      severity: 'error',
      from: { path: `${service}domain/`, pathNot: '\\.spec\\.ts$' },
      to: { path: '^(libs|services|node_modules)/', pathNot: ['^services/$1/src/domain/', '^libs/(regulation|contracts|feel|decisions)/', 'node_modules/(bpmn-moddle|zeebe-bpmn-moddle|dmn-moddle|moddle|moddle-xml|luxon|cron-parser|uuid)/'] },
    },
    { name: 'store-knows-domain-only', severity: 'error', from: { path: `${service}store/`, pathNot: '\\.spec\\.ts$' }, to: { path: `^services/$1/src/(http|workers|events)/` } },
    { name: 'doors-know-no-other-door', severity: 'error', from: { path: `${service}(http|workers|events)/`, pathNot: '\\.spec\\.ts$' }, to: { path: `^services/$1/src/(http|workers|events)/`, pathNot: `^services/$1/src/$2/` } },
    {
      name: 'no-framework-in-the-law',
      severity: 'error',
      from: { path: '^libs/(regulation|feel|decisions)/src/' , pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|express|zeebe-node|kafkajs)/' },
    },
    { name: 'zeebe-node-only-in-workflow', severity: 'error', from: { path: '^(libs|services)/', pathNot: '^libs/workflow/|^services/engine/' }, to: { path: 'node_modules/zeebe-node/' } },
    { name: 'kafkajs-only-in-events', severity: 'error', from: { path: '^(libs|services)/', pathNot: '^libs/events/' }, to: { path: 'node_modules/kafkajs/' } },
    { name: 'sql-only-in-store', severity: 'error', from: { path: `${service}(http|workers|events|domain)/`, pathNot: '\\.spec\\.ts$' }, to: { path: 'node_modules/(pg|typeorm)/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|bundle|\\.test)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
