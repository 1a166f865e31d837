import { Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationBootstrap } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule, DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Audit } from './audit/audit.js';
import { AuditInterceptor } from './audit/audit.interceptor.js';
import { AccessGuard } from './door/access.guard.js';
import { refuseUndeclared, routesOf } from './door/every-route-declares.js';
import { RememberedAssignments } from './door/remembered-assignments.js';
import { ProjectionEvents } from './projection/projection-events.js';
import { Projection } from './projection/projection.js';
import { ProjectedAssignments, RoleAssignments } from './projection/role-assignments.js';
import { TokenVerifier } from './tokens/token-verifier.js';
import type { TokenOptions } from './tokens/token-verifier.js';

/**
 * The keeper of every door of a service: tokens, acts, and the projection of who may do what where. Needs the service's
 * TypeORM `DataSource` and the `Clock`. With a route that declares no access the service does not start.
 */
@Module({ imports: [DiscoveryModule] })
export class AccessModule implements OnApplicationBootstrap {
  constructor(private readonly discovery: DiscoveryService, private readonly scanner: MetadataScanner) {}

  static forRoot(tokens: TokenOptions): DynamicModule {
    return {
      module: AccessModule,
      global: true,
      controllers: [ProjectionEvents],
      providers: [
        { provide: TokenVerifier, useFactory: () => new TokenVerifier(tokens) },
        { provide: RoleAssignments, useClass: ProjectedAssignments },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
        Audit,
        Projection,
        RememberedAssignments,
      ],
      exports: [TokenVerifier, RoleAssignments, Projection, Audit],
    };
  }

  onApplicationBootstrap(): void {
    refuseUndeclared(routesOf(this.discovery, this.scanner));
  }
}
