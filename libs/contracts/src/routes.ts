/** Every service of the platform: the path prefix the web entry routes to it, and its default port on one machine. */
export const SERVICES = {
  applications: { prefix: '/api/v1/applications', port: 8101 },
  testing: { prefix: '/api/v1/testing', port: 8102 },
  portfolio: { prefix: '/api/v1/portfolio', port: 8103 },
  commissions: { prefix: '/api/v1/commissions', port: 8104 },
  directory: { prefix: '/api/v1/directory', port: 8105 },
  regulation: { prefix: '/api/v1/regulation', port: 8106 },
  integrations: { prefix: '/api/v1/integrations', port: 8107 },
  monitoring: { prefix: '/api/v1/monitoring', port: 8108 },
  identity: { prefix: '/oidc', port: 8109 },
  web: { prefix: '/', port: 8080 },
} as const satisfies Record<string, { prefix: string; port: number }>;

export type ServiceName = keyof typeof SERVICES;
