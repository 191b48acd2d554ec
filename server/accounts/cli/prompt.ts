// Asks for a password without showing it. Not from arguments, not from the environment.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ReadStream } from 'node:tty';

/** The two passwords typed were not the same, or there was none. The message is for people. */
export class NoPassword extends Error {
  override readonly name = 'NoPassword';
}

/** On a terminal typed twice and not shown; else the first line of standard input. Throws {@link NoPassword}. */
export async function askPassword(
  label: string,
  input: NodeJS.ReadStream = process.stdin,
  output: NodeJS.WritableStream = process.stderr,
): Promise<string> {
  if (!input.isTTY) {
    const line = await firstLine(input);
    if (line === '') throw new NoPassword('No password on standard input.');
    return line;
  }
  const first = await typeHidden(`${label}: `, input, output);
  const second = await typeHidden('Once more: ', input, output);
  if (first === '') throw new NoPassword('No password was typed; nothing was changed.');
  if (first !== second) throw new NoPassword('The two were not the same; nothing was changed.');
  return first;
}

async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  const lines = createInterface({ input });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  return '';
}

/** Raw mode: nothing is echoed. Ctrl+C ends the program as everywhere. */
async function typeHidden(label: string, input: ReadStream, output: NodeJS.WritableStream): Promise<string> {
  output.write(label);
  input.setRawMode(true).setEncoding('utf8').resume();
  let typed = '';
  try {
    for (;;) {
      const [chunk] = (await once(input, 'data')) as [string];
      for (const character of chunk) {
        if (character === '\u0003') throw new NoPassword('Stopped; nothing was changed.');
        if (character === '\r' || character === '\n') return typed;
        typed = character === '\u007f' ? Array.from(typed).slice(0, -1).join('') : typed + character;
      }
    }
  } finally {
    input.setRawMode(false).pause();
    output.write('\n');
  }
}
