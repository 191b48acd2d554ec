// A keyring that denies once that it has a method, as gnome-keyring sometimes does.
import dbus, { type Message } from 'dbus-next';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SecretService } from '../../../main/keychain/secret-service.ts';
import { type Desktop, startDesktop } from '../../support/desktop.ts';

let desktop: Desktop;
beforeAll(async () => {
  desktop = await startDesktop({ keyring: false, tray: false, notifications: false });
});
afterAll(() => desktop.stop());

it('is asked once more, and no more than that', async () => {
  const address = desktop.env['DBUS_SESSION_BUS_ADDRESS']!;
  const keyring = dbus.sessionBus({ busAddress: address });
  let denials = 1;
  keyring.addMethodHandler((message: Message) => {
    if (message.member !== 'SearchItems') return false;
    const denied = denials > 0;
    denials -= 1;
    keyring.send(
      denied
        ? new dbus.Message({
            type: dbus.MessageType.ERROR,
            errorName: 'org.freedesktop.DBus.Error.UnknownMethod',
            // A number on the wire, whatever the library's types say.
            replySerial: message.serial as unknown as string,
            destination: message.sender,
            signature: 's',
            body: ['not implemented'],
          })
        : dbus.Message.newMethodReturn(message, 'aoao', [['/item'], []]),
    );
    return true;
  });
  await keyring.requestName('org.freedesktop.secrets', 0);
  process.env['DBUS_SESSION_BUS_ADDRESS'] = address;
  const service = new SecretService();
  const entry = { service: 'VPN', account: 'anna' };
  expect(await service.search(entry)).toEqual({ unlocked: ['/item'], locked: [] });
  denials = 2;
  await expect(service.search(entry)).rejects.toThrow('not implemented');
  service.close();
  keyring.disconnect();
});
