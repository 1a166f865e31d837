export { MISSING, realEngine, type RealEngine } from './real-zeebe.js';
export { type Fault, GrpcStatus, type Received, SmallGateway } from './small-gateway.js';
