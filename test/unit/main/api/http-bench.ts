// The API client against a server of the test's own, over real HTTP on loopback.
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createConnectApi } from '../../../../main/api/reset-api.ts';
import type { Clock, ResetApi, ServerTimeSample } from '../../../../main/ports.ts';
import { systemClock } from '../../../../main/system/clock.ts';
import { fakeChance } from '../../../fakes/clock.ts';

export const open: Server[] = [];

/** Ends every server of a test. */
export async function closeServers(): Promise<void> {
  await Promise.all(
    open.splice(0).map((server) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
}

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Bench {
  readonly api: ResetApi;
  readonly heard: Heard[];
  readonly samples: ServerTimeSample[];
  readonly waits: number[];
  readonly address: string;
}

/** Waits take no time here, and are written down; deadlines of requests are the client's own. */
const impatient = (waits: number[]): Clock => ({
  ...systemClock,
  after: (ms, work) => {
    waits.push(ms);
    return systemClock.after(0, work);
  },
});

export async function serve(respond: RequestListener, path = ''): Promise<Bench> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      heard.push({ method: request.method, url: request.url, headers: request.headers, body });
      respond(request, response);
    });
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  return { ...connect(address), heard, address };
}

export function connect(address: string): Omit<Bench, 'heard' | 'address'> {
  const samples: ServerTimeSample[] = [];
  const waits: number[] = [];
  const options = { fetch, clock: impatient(waits), chance: fakeChance(), userAgent: 'Keyturn/test' };
  return { api: createConnectApi(options)(address, (sample) => samples.push(sample)), samples, waits };
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
export const problem = (
  name: string,
  status: number,
  more: object = {},
  headers: Record<string, string> = {},
) =>
  json(
    status,
    { type: `urn:keyturn:problem:${name}`, title: 'What it was', status, ...more },
    { 'content-type': 'application/problem+json', ...headers },
  );
