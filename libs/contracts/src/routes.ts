interface Route {
  prefix: string;
  /** further prefixes that lead to the same service */
  also?: readonly string[];
  port: number;
}

/** Every service of the platform: the path prefix the web entry routes to it, and its default port on one machine. */
export const SERVICES = {
  applications: { prefix: '/api/v1/applications', port: 8101 },
  testing: { prefix: '/api/v1/testing', port: 8102 },
  portfolio: { prefix: '/api/v1/portfolio', port: 8103 },
  commissions: { prefix: '/api/v1/commissions', port: 8104 },
  directory: { prefix: '/api/v1/directory', port: 8105 },
  regulation: { prefix: '/api/v1/regulation', port: 8106 },
  integrations: { prefix: '/api/v1/integrations', also: ['/api/v1/events'], port: 8107 },
  monitoring: { prefix: '/api/v1/monitoring', port: 8108 },
  identity: { prefix: '/oidc', port: 8109 },
  web: { prefix: '/', port: 8080 },
} as const satisfies Record<string, Route>;

export type ServiceName = keyof typeof SERVICES;

/** All prefixes that lead to a service, its own first: for the web entry, and for an ingress made from the same table. */
export function prefixesOf(name: ServiceName): readonly string[] {
  const { prefix, also = [] }: Route = SERVICES[name];
  return [prefix, ...also];
}
