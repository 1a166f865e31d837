import { AllowMachine } from '@attestation/access';
import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AddressReader, type Address } from '../store/address.reader.js';
import { AddressesIn } from './inputs.js';

/** The one client that writes letters. */
const LETTERS_CLIENT = 'integrations';

/** Where letters about cases go. For `integrations` alone, at the moment it sends them; in no document for people. */
@ApiExcludeController()
@Controller('api/v1/applications/addresses')
export class AddressesController {
  constructor(private readonly addresses: AddressReader) {}

  /** Of cases without an address, or unknown here, nothing. Body and answer are logged nowhere. */
  @Post()
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @AllowMachine(LETTERS_CLIENT)
  async of(@Body() { attestationIds }: AddressesIn): Promise<{ items: Address[] }> {
    return { items: await this.addresses.of(attestationIds) };
  }
}
