// Finds loopback addresses and ports that nothing on this machine uses.
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Whether this process could listen on the port of that address. */
function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host, port }, () => server.close(() => resolve(true)));
  });
}

/**
 * An address of 127.0.0.0/8 on which all of these ports are free. Services with fixed ports, as
 * domain controllers have them, then run side by side. Linux answers on the whole range.
 */
export async function freeLoopbackAddress(ports: readonly number[]): Promise<string> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const address = `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(2, 254)}`;
    const free = await Promise.all(ports.map((port) => isFree(address, port)));
    if (free.every(Boolean)) return address;
  }
  throw new Error(`no loopback address has the ports ${ports.join(', ')} free`);
}

/** A TCP port that the system considers free on the address. */
export function freePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port: 0 }, () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}
