// How a command says that it can't be done.

/** It can't be done as asked. The message is for people. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
}
