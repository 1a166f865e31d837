import { busAddress, ENGINE_TOPIC } from '@attestation/events';
import { flag, readConfig, type ServicePlugin, setting, withClient } from '@attestation/service-kit';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PICTURE } from './migrations/001-monitoring.js';

/**
 * With MONITORING_REBUILD=true the picture is thrown away at the start and read again from the log's beginning. Taken after the
 * events, which make the bus and read nothing yet. The log's position goes first: cut short between the two, the old picture is told again, which changes nothing.
 */
export const rebuilding = (): ServicePlugin => ({
  async microservices(app, context) {
    const { rebuild } = readConfig(context.env, { rebuild: setting('MONITORING_REBUILD', flag(false)) });
    if (!rebuild) return;
    new Logger('Rebuild').log('The picture of the engine is read again from the log.');
    await withClient(busAddress(context), (client) => client.query('update bus.consumer set position = 0 where consumer_group = $1 and topic = $2', [context.name, ENGINE_TOPIC]));
    await app.get(DataSource).query(`truncate ${PICTURE.join(', ')}`);
  },
});
