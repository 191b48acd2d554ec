// A proxy between two parts that fails on demand: cut, stalled, or losing replies.
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';

/** Reads the traffic of a TLS connection by ending it in the proxy, with a certificate of its own. */
export interface TlsInTheMiddle {
  readonly certFile: string;
  readonly keyFile: string;
  /** Authority of the target's certificate. */
  readonly caFile: string;
}

export interface TcpProxy {
  readonly host: string;
  readonly port: number;
  /** Forwards everything both ways; connections that have lost replies are dropped. */
  pass(): Promise<void>;
  /** Drops all connections and refuses new ones. */
  cut(): void;
  /** Keeps and accepts connections, but forwards nothing until {@link pass}. */
  stall(): void;
  /** Forwards requests and swallows the replies, on present and new connections. */
  dropReplies(): void;
  /** The next reply never arrives: these bytes come instead, and the connection ends with them. Once. */
  answerInstead(bytes: string | Buffer): void;
  /**
   * Calls `react` when the client sends these bytes, before they are forwarded: what `react` does
   * (cut, drop replies) holds for them already. Once.
   */
  onRequest(bytes: string | Buffer, react: () => void): void;
  /** Connections so far. */
  readonly connections: number;
  stop(): void;
}

type Mode = 'pass' | 'cut' | 'stall' | 'drop-replies';

interface Link {
  readonly client: Socket;
  readonly target: Socket;
  lostReplies: boolean;
  answered: boolean;
}

interface Watch {
  readonly bytes: Buffer;
  readonly react: () => void;
}

/** Starts a proxy on a free loopback port before the target. */
export async function startTcpProxy(
  target: { readonly host: string; readonly port: number },
  tls?: TlsInTheMiddle,
): Promise<TcpProxy> {
  const links = new Set<Link>();
  const watches = new Set<Watch>();
  const host = '127.0.0.1';
  let mode: Mode = 'pass';
  let port = 0;
  let connections = 0;
  let server: Server | undefined;
  let instead: Buffer | undefined;

  const drop = (link: Link): void => {
    links.delete(link);
    link.client.destroy();
    link.target.destroy();
  };
  const react = (chunk: Buffer): void => {
    for (const watch of watches)
      if (chunk.includes(watch.bytes)) {
        watches.delete(watch);
        watch.react();
      }
  };
  const accept = (client: Socket): void => {
    connections += 1;
    const link = { client, target: connectTo(target, tls), lostReplies: false, answered: false };
    links.add(link);
    client.on('data', (chunk: Buffer) => {
      react(chunk);
      if (links.has(link)) link.target.write(chunk);
    });
    link.target.on('data', (chunk: Buffer) => {
      if (instead !== undefined) {
        link.answered = true;
        client.end(instead);
        instead = undefined;
      } else if (mode === 'drop-replies' || link.answered) link.lostReplies = true;
      else client.write(chunk);
    });
    for (const [from, to] of [
      [client, link.target],
      [link.target, client],
    ] as const) {
      from.on('end', () => to.end());
      from.on('close', () => drop(link));
      // Broken connections are what this proxy is for; 'close' follows.
      from.on('error', () => undefined);
    }
    if (mode === 'stall') hold(link);
  };
  const listen = async (): Promise<void> => {
    const started =
      tls === undefined
        ? createServer(accept)
        : createTlsServer({ cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }, accept);
    server = started;
    await new Promise<void>((resolve, reject) => {
      started.once('error', reject);
      started.listen(port, host, resolve);
    });
    port = (started.address() as AddressInfo).port;
  };

  const proxy: TcpProxy = {
    host,
    get port() {
      return port;
    },
    get connections() {
      return connections;
    },
    async pass() {
      mode = 'pass';
      if (server === undefined) await listen();
      for (const link of links)
        if (link.lostReplies) drop(link);
        else resume(link);
    },
    cut() {
      mode = 'cut';
      server?.close();
      server = undefined;
      for (const link of links) drop(link);
    },
    stall() {
      mode = 'stall';
      for (const link of links) hold(link);
    },
    dropReplies() {
      mode = 'drop-replies';
      for (const link of links) resume(link);
    },
    answerInstead(bytes) {
      instead = Buffer.from(bytes);
    },
    onRequest(bytes, reaction) {
      watches.add({ bytes: Buffer.from(bytes), react: reaction });
    },
    stop() {
      proxy.cut();
    },
  };
  await listen();
  return proxy;
}

function connectTo(target: { host: string; port: number }, tls: TlsInTheMiddle | undefined): Socket {
  return tls === undefined ? connect(target) : connectTls({ ...target, ca: readFileSync(tls.caFile) });
}

function hold({ client, target }: Link): void {
  client.pause();
  target.pause();
}

function resume({ client, target }: Link): void {
  client.resume();
  target.resume();
}
