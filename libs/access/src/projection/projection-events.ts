import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { FactType } from '@attestation/contracts';
import type { CloudEvent, FactOf } from '@attestation/contracts';
import { Projection } from './projection.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;

/** Keeps the service's own copy of who may do what where. Every method may be told the same fact twice. */
@Controller()
export class ProjectionEvents {
  constructor(private readonly projection: Projection) {}

  @EventPattern(FactType.PlaceChanged)
  onPlaceChanged(@Payload() event: Of<typeof FactType.PlaceChanged>): Promise<void> {
    return this.projection.keepPlace(event.data, event.time);
  }

  @EventPattern(FactType.OrganisationChanged)
  onOrganisationChanged(@Payload() event: Of<typeof FactType.OrganisationChanged>): Promise<void> {
    return this.projection.keepOrganisation(event.data, event.time);
  }

  @EventPattern(FactType.RoleAssigned)
  onRoleAssigned(@Payload() event: Of<typeof FactType.RoleAssigned>): Promise<void> {
    return this.projection.keepRole(event.data, event.time);
  }

  @EventPattern(FactType.RoleEnded)
  onRoleEnded(@Payload() event: Of<typeof FactType.RoleEnded>): Promise<void> {
    return this.projection.endRole(event.data, event.time);
  }

  @EventPattern(FactType.CommissionApproved)
  onCommissionApproved(@Payload() event: Of<typeof FactType.CommissionApproved>): Promise<void> {
    return this.projection.keepMembership(event.data, event.time);
  }

  @EventPattern(FactType.ChairElected)
  onChairElected(@Payload() event: Of<typeof FactType.ChairElected>): Promise<void> {
    return this.projection.keepChair(event.data, event.time);
  }
}
