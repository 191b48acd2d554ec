// A floor whose lines can be cut: between workstation and API, and between API and domain controller.
import { readFileSync, writeFileSync } from 'node:fs';
import type { ManagedSettings } from '../../../src/settings/managed-settings.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import type { NewPerson } from '../../support/journey/people.ts';
import { openSambaRoom, type SambaRoom } from '../../support/journey/samba-room.ts';
import { startTcpProxy, type TcpProxy } from '../../support/proxy.ts';

export interface FaultFloor<Names extends string> extends Floor<Names, SambaRoom> {
  /** The workstation's line to the API. */
  readonly apiLine: TcpProxy;
  /** The API's line to the domain controller; it reads what goes over it. */
  readonly directoryLine: TcpProxy;
}

const LOOPBACK = '127.0.0.1';

/** Starts a domain, PostgreSQL, mail, the API and a desktop, with a line between each two that can fail. */
export async function startFaultFloor<Names extends string>(
  people: Readonly<Record<Names, NewPerson>>,
): Promise<FaultFloor<Names>> {
  let directoryLine: TcpProxy | undefined;
  const directory = async (): Promise<SambaRoom> => {
    const room = await openSambaRoom();
    const { domain } = room;
    const { certFile, keyFile } = await domain.certificate({ hosts: ['localhost'], addresses: [LOOPBACK] });
    const tls = { certFile, keyFile, caFile: domain.caFile };
    directoryLine = await startTcpProxy({ host: domain.address, port: 636 }, tls);
    // Where the proxy listens is no Kerberos to ask: a bind is to prove the passwords of people who are new.
    const env = {
      KEYTURN_DIRECTORY_URL: urlOf('ldaps', directoryLine),
      KEYTURN_DIRECTORY_OLD_PASSWORD_MINUTES: '0',
    };
    return { ...room, env: { ...room.env, ...env } };
  };
  const floor = await startFloor({ directory, postgres: true, people });
  const { hostname, port } = new URL(floor.api.url);
  const apiLine = await startTcpProxy({ host: hostname, port: Number(port) });
  nameTheApi(floor.settingsFile, urlOf('http', apiLine));
  return {
    ...floor,
    apiLine,
    directoryLine: directoryLine!,
    async stop() {
      apiLine.stop();
      await floor.stop();
      directoryLine?.stop();
    },
  };
}

/** IT writes another address of the API into the settings; companions that start from now on use it. */
function nameTheApi(settingsFile: string, apiAddress: string): void {
  const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as ManagedSettings;
  writeFileSync(settingsFile, JSON.stringify({ ...settings, apiAddress }));
}

const urlOf = (scheme: string, { host, port }: TcpProxy): string => `${scheme}://${host}:${port}`;
