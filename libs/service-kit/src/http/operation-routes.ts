import { Router } from 'express';
import type { ServiceApp, ServiceDefinition } from '../service.js';
import { Metrics } from './metrics.js';

/** What operators and machines ask: alive, ready, figures, the OpenAPI document. No token is needed and no case is shown. */
export function operationRoutes({ name, plugins = [] }: ServiceDefinition, app: ServiceApp): Router {
  const routes = Router();
  routes.get('/health', (_, response) => void response.json({ status: 'up', service: name }));
  routes.get('/ready', async (_, response) => {
    const problems = await notReady(plugins, app);
    response.status(problems.length > 0 ? 503 : 200).json({ status: problems.length > 0 ? 'not ready' : 'ready', service: name, problems });
  });
  routes.get('/metrics', async (_, response) => void response.type('text/plain; version=0.0.4').send(await app.get(Metrics).text()));
  routes.get('/api/docs-json', (_, response) => void response.json(openApi(app)));
  return routes;
}

/** Made when it is first asked for; what a service has of its own stands there as it is. */
function openApi(app: ServiceApp): unknown {
  const document: unknown = app.getHttpAdapter().getInstance().get('openapi');
  return typeof document === 'function' ? (document as () => unknown)() : document;
}

async function notReady(plugins: NonNullable<ServiceDefinition['plugins']>, app: ServiceApp): Promise<string[]> {
  if (app.getHttpAdapter().getInstance().get('started') !== true) return ['The service is starting or stopping.'];
  const answers = await Promise.allSettled(plugins.map((plugin) => plugin.ready?.(app)));
  return answers.flatMap((answer) => (answer.status === 'rejected' ? [sentenceOf(answer.reason)] : []));
}

const sentenceOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason));
