import type { LoggerService } from '@nestjs/common';
import { pino, type Logger as Pino } from 'pino';
import { currentContext } from '../context.js';
import { redact } from './redact.js';

/** Where log lines go. */
export interface LogSink {
  write(line: string): void;
}

const stdout: LogSink = { write: (line) => void process.stdout.write(line) };

/**
 * Nest's logger over pino: one JSON object a line, with the service and the trace of the work in hand.
 * Several services may share a process, and Nest knows one logger: the service's name comes from the context.
 */
export class KitLogger implements LoggerService {
  private readonly pino: Pino;

  constructor(level: string, sink: LogSink = stdout) {
    const mixin = () => {
      const { service, traceparent } = currentContext();
      return { service, trace: traceparent?.split('-')[1] };
    };
    const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin, formatters: { level: (label: string) => ({ level: label }) } };
    this.pino = pino(options, { write: (line: string) => sink.write(redact(line)) });
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  // Nest hands over (message, stack?, …, context): the context is the last text
  private write(level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal', message: unknown, rest: unknown[]): void {
    const texts = rest.filter((each) => typeof each === 'string');
    const context = texts.at(-1);
    const stack = texts.length > 1 ? texts[0] : undefined;
    if (message instanceof Error) this.pino[level]({ context, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.pino[level]({ context, stack, ...message });
    else this.pino[level]({ context, stack }, String(message));
  }
}
