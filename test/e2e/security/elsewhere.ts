// Somebody else's machine, as far as a page can tell: notices everything that arrives, by TCP and by UDP.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Elsewhere {
  readonly host: string;
  /** Of the HTTP server; any TCP connection to it is noticed. */
  readonly port: number;
  readonly udpPort: number;
  readonly origin: string;
  /** What has arrived. A connection counts before anything is said on it. */
  readonly arrivals: string[];
  stop(): Promise<void>;
}

/** Listens on loopback. `/redirect` leads to another host; every other path is a page. */
export async function startElsewhere(): Promise<Elsewhere> {
  const arrivals: string[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/redirect') {
      response.writeHead(302, { Location: '/landed' }).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Elsewhere</title>');
  });
  server.on('connection', () => arrivals.push('tcp'));
  server.on('request', ({ url }) => arrivals.push(`http ${url ?? ''}`));
  server.listen(0, '127.0.0.1');
  const udp = createSocket('udp4');
  udp.on('message', () => arrivals.push('udp'));
  udp.bind(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(udp, 'listening')]);
  const { address: host, port } = server.address() as AddressInfo;
  return {
    host,
    port,
    arrivals,
    udpPort: udp.address().port,
    origin: `http://${host}:${port}`,
    async stop() {
      udp.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
