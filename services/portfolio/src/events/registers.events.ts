import { FactType, type CloudEvent, type FactOf } from '@attestation/contracts';
import { WHOLE_PAGES } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { RegistersStore } from '../store/registers.store.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;

/** Our own copies of names, posts, appointments, commissions and settings: no call to `directory`, `commissions` or `regulation`. */
@Controller()
export class RegistersEvents {
  constructor(private readonly registers: RegistersStore) {}

  @EventPattern(FactType.PersonChanged, WHOLE_PAGES)
  onPersonsChanged(@Payload() page: Of<typeof FactType.PersonChanged>[]): Promise<void> {
    return this.registers.keepPersons(page);
  }

  @EventPattern(FactType.EmploymentChanged)
  onEmploymentChanged(@Payload() event: Of<typeof FactType.EmploymentChanged>): Promise<void> {
    return this.registers.keepEmployment(event.data, event.time);
  }

  @EventPattern(FactType.CommissionApproved)
  onCommissionApproved(@Payload() event: Of<typeof FactType.CommissionApproved>): Promise<void> {
    return this.registers.keepCommission(event.data, event.time);
  }

  @EventPattern(FactType.SettingChanged)
  onSettingChanged(@Payload() event: Of<typeof FactType.SettingChanged>): Promise<void> {
    return this.registers.keepSetting(event.data);
  }

  @EventPattern(FactType.RoleAssigned)
  onRoleAssigned(@Payload() event: Of<typeof FactType.RoleAssigned>): Promise<void> {
    return this.registers.keepAppointment(event.data, event.time);
  }
}
