/** A message for the engine, as the outbox's relay hands it on. */
export interface EngineMessage {
  name: string;
  correlationKey: string;
  variables: Record<string, unknown>;
  /** the outbox id, with `.<n>` when published again */
  messageId: string;
  timeToLiveMs: number;
}

/** The port to the engine, implemented by the workflow library. A known `messageId` (ALREADY_EXISTS) is success. */
export abstract class EnginePublisher {
  /** Resolves when the engine has it. @throws when it has not, or nobody knows */
  abstract publishMessage(message: EngineMessage): Promise<void>;
}
