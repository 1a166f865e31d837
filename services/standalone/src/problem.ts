/** Why the platform does not start, in one sentence for whoever typed the command. Ends it with exit code 1. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
