// The listed domain controllers: a pool of bound connections to each, and the order in which they are asked.
import { DirectoryUnavailable } from '../directory.ts';
import { openConnection, ServiceBindRefused } from './connection.ts';
import type { Connection, ConnectionSettings } from './connection.ts';
import { within } from './deadline.ts';
import { mayAnswerElsewhere, NoAnswer } from './ldap-answer.ts';
import { createSlots, type Slots } from './slots.ts';

/** A controller that gave no answer is asked last for this long. */
const asideMs = 15_000;
/** A refused service password is not tried again for this long: it would lock the service account. */
const pauseMs = 60_000;
/** Connections to one controller: at the same time, and kept open while nobody uses them. */
const connectionsAtOnce = 16;
const idleConnections = 4;

export interface ControllerSettings extends ConnectionSettings {
  readonly urls: readonly string[];
  /** Accounts outside it don't exist for Keyturn. */
  readonly baseDn: string;
  readonly attemptMs: number;
  readonly deadlineMs: number;
}

type Work<Result> = (connection: Connection) => Promise<Result>;

export interface Controllers {
  readonly settings: ControllerSettings;
  /** As listed, but those that gave no answer lately come last. */
  order(): readonly string[];
  /**
   * Work that only reads, on the first controller that answers, within the deadline. Throws
   * DirectoryUnavailable, and LdapRefusal when a controller refuses.
   */
  anywhere<Result>(work: Work<Result>): Promise<Result>;
  /**
   * Work on this controller and no other, on a new connection, so that a stale one costs no change; for
   * `ms`, or as long as one attempt may take. Throws NoAnswer, ServiceBindRefused, LdapRefusal.
   */
  on<Result>(url: string, work: Work<Result>, ms?: number): Promise<Result>;
  /** A new connection for the caller to destroy, after as many pieces of work as it likes. Throws as `on` does. */
  connect(url: string): Promise<Connection>;
  /** Remembers that a controller gave no answer. */
  putAside(url: string): void;
  close(): void;
}

export function createControllers(settings: ControllerSettings): Controllers {
  const idle = new Map<string, Connection[]>();
  const slots = new Map<string, Slots>(settings.urls.map((url) => [url, createSlots(connectionsAtOnce)]));
  const aside = new Map<string, number>();
  const refused = { until: 0, error: new ServiceBindRefused() };
  let closed = false;

  const open = async (url: string, signal: AbortSignal): Promise<Connection> => {
    if (performance.now() < refused.until) throw refused.error;
    try {
      return await openConnection(settings, url, signal);
    } catch (error) {
      if (error instanceof ServiceBindRefused)
        Object.assign(refused, { error, until: performance.now() + pauseMs });
      throw error;
    }
  };

  const taken = (url: string): Connection | undefined => {
    const connections = idle.get(url) ?? [];
    let connection = connections.pop();
    while (connection !== undefined && !connection.usable) connection = connections.pop();
    return connection;
  };

  const giveBack = (connection: Connection): void => {
    const connections = idle.get(connection.controller) ?? [];
    idle.set(connection.controller, connections);
    if (!closed && connection.usable && connections.length < idleConnections) connections.push(connection);
    else connection.destroy();
  };

  const use = async <Result>(
    connection: Connection,
    signal: AbortSignal,
    work: Work<Result>,
  ): Promise<Result> => {
    const destroy = (): void => connection.destroy();
    signal.addEventListener('abort', destroy, { once: true });
    try {
      return await work(connection);
    } catch (error) {
      if (error instanceof NoAnswer) destroy();
      throw error;
    } finally {
      signal.removeEventListener('abort', destroy);
      if (!signal.aborted) giveBack(connection);
    }
  };

  /** A connection that was left open may have gone without a word: one that fails is no verdict. */
  const read = async <Result>(url: string, signal: AbortSignal, work: Work<Result>): Promise<Result> => {
    const kept = taken(url);
    if (kept !== undefined) {
      try {
        return await use(kept, signal, work);
      } catch (error) {
        if (!(error instanceof NoAnswer) || signal.aborted) throw error;
      }
    }
    return use(await open(url, signal), signal, work);
  };

  const visit = <Result>(
    url: string,
    ms: number,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> => {
    const limited = slots.get(url);
    if (limited === undefined) throw new RangeError(`${url} is not a listed controller`);
    return within(ms, (signal) => limited.run(signal, () => work(signal)));
  };

  const controllers: Controllers = {
    settings,
    order() {
      const now = performance.now();
      const last = (url: string): boolean => (aside.get(url) ?? -Infinity) > now - asideMs;
      return [...settings.urls.filter((url) => !last(url)), ...settings.urls.filter(last)];
    },
    async anywhere(work) {
      const end = performance.now() + settings.deadlineMs;
      const faults: string[] = [];
      for (const url of controllers.order()) {
        const left = end - performance.now();
        if (left <= 0) break;
        try {
          const ms = Math.min(settings.attemptMs, left);
          const result = await visit(url, ms, (signal) => read(url, signal, work));
          aside.delete(url);
          return result;
        } catch (error) {
          if (error instanceof ServiceBindRefused) throw new DirectoryUnavailable(error.message);
          if (!mayAnswerElsewhere(error)) throw error;
          controllers.putAside(url);
          faults.push(`${url} ${error.message}`);
        }
      }
      throw new DirectoryUnavailable(`No domain controller answers: ${faults.join('; ')}`);
    },
    on: (url, work, ms = settings.attemptMs) =>
      visit(url, ms, async (signal) => use(await open(url, signal), signal, work)),
    connect: (url) => visit(url, settings.attemptMs, (signal) => open(url, signal)),
    putAside(url) {
      aside.set(url, performance.now());
    },
    close() {
      closed = true;
      for (const connections of idle.values()) for (const connection of connections) connection.destroy();
      idle.clear();
    },
  };
  return controllers;
}
