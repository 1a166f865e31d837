import { runService } from '@attestation/service-kit';
import { service } from './service.js';

await runService(service);
