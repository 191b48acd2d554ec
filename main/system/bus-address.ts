// Where the buses of a Linux desktop are.

/** Where the system's bus is unless the environment says otherwise (D-Bus specification, well-known instances). */
const SYSTEM_BUS = 'unix:path=/run/dbus/system_bus_socket';

/** There is no session bus to speak to. */
class NoSessionBus extends Error {
  override readonly name = 'NoSessionBus';
}

/** Where the environment says, else where systemd puts it. Throws NoSessionBus. */
export function sessionBusAddress(env: NodeJS.ProcessEnv): string {
  const runtime = env['XDG_RUNTIME_DIR'];
  const address = env['DBUS_SESSION_BUS_ADDRESS'] || (runtime ? `unix:path=${runtime}/bus` : undefined);
  if (address === undefined) throw new NoSessionBus();
  return address;
}

export const systemBusAddress = (env: NodeJS.ProcessEnv): string =>
  env['DBUS_SYSTEM_BUS_ADDRESS'] || SYSTEM_BUS;
