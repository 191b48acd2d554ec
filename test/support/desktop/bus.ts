// Private D-Bus daemons for tests, and calls on them with parsed replies.
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import dbus, { type Message, type MessageBus } from 'dbus-next';
import { z } from 'zod';
import { collectOutput, startChild, stopChild } from '../children.ts';
import { type OsUser, runAs } from './account.ts';

/** A running D-Bus daemon with this process connected to it. */
export interface Bus {
  readonly address: string;
  readonly connection: MessageBus;
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

/**
 * Starts a bus that starts no services by itself: what a test didn't start is not there.
 * Everyone may connect, so that this process and an unprivileged companion meet on it.
 */
export async function startBus(folder: string, name: string, user?: OsUser): Promise<Bus> {
  const config = join(folder, `${name}.conf`);
  writeFileSync(config, configuration(join(folder, name)), { mode: 0o644 });
  const [command = '', ...args] = [
    ...runAs(user),
    ...['dbus-daemon', '--nofork', '--print-address=1', `--config-file=${config}`],
  ];
  const child = startChild(command, args);
  const address = await firstLine(child, child.stdout, 'dbus-daemon');
  const connection = dbus.sessionBus({ busAddress: address });
  const connected = new Promise((resolve, reject) => {
    connection.on('connect', () => resolve(undefined));
    connection.on('error', reject);
  });
  await connected;
  return {
    address,
    connection,
    pid: child.pid,
    async stop() {
      connection.disconnect();
      await stopChild(child);
    },
  };
}

function configuration(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}

/** The first line that a child writes to the stream; rejects with its output when it ends before. */
export function firstLine(
  child: ChildProcess,
  stream: NodeJS.EventEmitter | null | undefined,
  what: string,
): Promise<string> {
  const output = collectOutput(child);
  let written = '';
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${what} ended at its start:\n${output()}`)));
    stream?.on('data', (chunk: Buffer) => {
      written += chunk.toString('utf8');
      const [line = '', rest] = written.split('\n', 2);
      if (rest !== undefined) resolve(line);
    });
  });
}

/** Which method of which object to call, with which arguments. */
export interface Call {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** Calls a method and parses the reply's values; rejects with the service's error. */
export async function callMethod<Reply>(
  connection: MessageBus,
  call: Call,
  reply: z.ZodType<Reply>,
): Promise<Reply> {
  const message = new dbus.Message({ ...call, body: [...(call.body ?? [])] });
  const answer: Message | null = await connection.call(message);
  return reply.parse(answer?.body ?? []);
}

/** Reads one property of an object. */
export async function getProperty<Value>(
  connection: MessageBus,
  object: { destination: string; path: string; interface: string },
  name: string,
  value: z.ZodType<Value>,
): Promise<Value> {
  const [variant] = await callMethod(
    connection,
    {
      ...object,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [object.interface, name],
    },
    z.tuple([variantOf(value)]),
  );
  return variant;
}

/** A D-Bus variant, as the value that it holds. */
export function variantOf<Value>(value: z.ZodType<Value>): z.ZodType<Value> {
  return z.object({ value }).transform((variant) => variant.value);
}

/** Whether anyone on the bus owns the name now. */
export async function nameHasOwner(connection: MessageBus, name: string): Promise<boolean> {
  const [owned] = await callMethod(
    connection,
    {
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'NameHasOwner',
      signature: 's',
      body: [name],
    },
    z.tuple([z.boolean()]),
  );
  return owned;
}
