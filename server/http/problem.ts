// RFC 9457 problem details as an exception: thrown by the rooms, written by the error handler.
import { type Problem, type ProblemName, problemType, problems } from '../../src/contract/problems.ts';

/** The extension members (RFC 9457 §3.2) and the explanation a room may add; never a secret. */
export type ProblemMembers = Omit<Problem, 'type' | 'title' | 'status'>;

/** An answer that is not success. Its message is the problem's name, safe to log. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: ProblemName;
  readonly members: ProblemMembers;

  constructor(problem: ProblemName, members: ProblemMembers = {}, options?: ErrorOptions) {
    super(problem, options);
    this.problem = problem;
    this.members = members;
  }
}

/** The body of a problem as it goes over the wire. */
export function problemBody({ problem, members }: ProblemError): Problem {
  const { status, title } = problems[problem];
  return { type: problemType(problem), title, status, ...members };
}
