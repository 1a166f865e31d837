import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './clock/clock.js';
import { Metrics } from './http/metrics.js';
import type { ServiceContext } from './service.js';

/** The token under which a service's context is injected: `@Inject(SERVICE_CONTEXT)`. */
export const SERVICE_CONTEXT = Symbol('SERVICE_CONTEXT');

/** What every room may ask for: the clock, the figures, the service's context. */
@Module({})
export class KitModule {
  static for(context: ServiceContext): DynamicModule {
    return {
      module: KitModule,
      global: true,
      providers: [
        { provide: SERVICE_CONTEXT, useValue: context },
        { provide: Clock, useValue: context.clock },
        { provide: Metrics, useValue: new Metrics(context.name) },
      ],
      exports: [SERVICE_CONTEXT, Clock, Metrics],
    };
  }
}
