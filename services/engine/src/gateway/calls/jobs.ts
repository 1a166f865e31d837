import { number, text, variables } from '../requests.js';
import { nothing, run } from './command.js';
import type { Calls } from './command.js';
import type { Message } from '../requests.js';

export const JOB_CALLS: Calls = {
  CompleteJob: (leader, request) =>
    run<Message>(leader, 'JOB', 'COMPLETE', number(request, 'jobKey'), { variables: variables(request) }).then(nothing),
  FailJob: (leader, request) =>
    run<Message>(leader, 'JOB', 'FAIL', number(request, 'jobKey'), {
      retries: number(request, 'retries'),
      errorMessage: text(request, 'errorMessage'),
      retryBackoff: number(request, 'retryBackOff'),
      variables: variables(request),
    }).then(nothing),
  ThrowError: (leader, request) =>
    run<Message>(leader, 'JOB', 'THROW_ERROR', number(request, 'jobKey'), {
      errorCode: text(request, 'errorCode'),
      errorMessage: text(request, 'errorMessage'),
      variables: variables(request),
    }).then(nothing),
  UpdateJobRetries: (leader, request) =>
    run<Message>(leader, 'JOB', 'UPDATE_RETRIES', number(request, 'jobKey'), { retries: number(request, 'retries') }).then(nothing),
};
