import type { IncomingMessage, ServerResponse } from 'node:http';
import { Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { ServiceName } from '@attestation/contracts';

/** A service's figures: each service of a process has its own. Injectable: `constructor(private readonly metrics: Metrics)`. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor(service: ServiceName) {
    this.registry.setDefaultLabels({ service });
    this.requests = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Requests by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [this.registry],
    });
  }

  /** Counts every request under its route's pattern, never under its address. */
  readonly count = (request: Routed, response: ServerResponse, next?: () => void): void => {
    const stop = this.requests.startTimer();
    response.on('finish', () => stop({ method: request.method ?? '', route: routeOf(request), status: String(response.statusCode) }));
    next?.();
  };

  async text(): Promise<string> {
    return `${await processFigures().metrics()}\n${await this.registry.metrics()}`;
  }
}

/** A request; `route` where the framework has found one. */
type Routed = IncomingMessage & { route?: unknown };

const routeOf = ({ route }: Routed): string => (route && typeof (route as { path: unknown }).path === 'string' ? (route as { path: string }).path : 'none');

let figures: Registry | undefined;

/** Memory, event loop and collections: of the process, once. */
function processFigures(): Registry {
  if (!figures) {
    figures = new Registry();
    collectDefaultMetrics({ register: figures });
  }
  return figures;
}
