import { runService } from '@attestation/service-kit';
import { service } from './index.js';

await runService(service);
