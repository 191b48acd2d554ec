// The companion's composition root: says what is switched on, nothing else.
import './electron/jitless.ts';
import { softwareKeys } from './api/device-keys.ts';
import { createConnectApi } from './api/reset-api.ts';
import { type Companion, createCompanion } from './companion/companion.ts';
import { desktopAutostart } from './electron/autostart.ts';
import { desktopClipboard } from './electron/clipboard.ts';
import { startKeychainWorker } from './electron/keychain-worker.ts';
import { externalLinks } from './electron/links.ts';
import { electronFetch } from './electron/network.ts';
import { desktopNotifier } from './electron/notifier.ts';
import { desktopPresence } from './electron/presence.ts';
import { openShell } from './electron/shell.ts';
import { DesktopTray } from './electron/tray.ts';
import { MainWindow } from './electron/window.ts';
import { deadlinesOn, reachOn, SupervisedKeychain } from './keychain/supervised-keychain.ts';
import { settingsSource } from './settings/source.ts';
import { JsonFile } from './store/json-file.ts';
import { systemChance as chance, systemClock as clock } from './system/clock.ts';
import { domainName, domainOf } from './system/domain.ts';
import { standardErrorLog as log } from './system/log.ts';
import { readWorkstation } from './system/workstation.ts';

void openShell(log).then((shell) => {
  const { application, files, userAgent } = shell;
  const windows = new MainWindow({ ...files, title: 'Keyturn', development: application.development });
  const keychain = new SupervisedKeychain({
    start: () => startKeychainWorker(files.keychain),
    clock,
    reach: reachOn(process.platform),
    deadlines: deadlinesOn(process.platform),
  });
  const notifier = desktopNotifier(files.icon);
  const companion: Companion = createCompanion({
    application,
    autostart: desktopAutostart(),
    chance,
    clipboard: desktopClipboard,
    clock,
    connectApi: createConnectApi({ fetch: electronFetch(), clock, chance, userAgent }),
    deviceKeys: softwareKeys,
    keychain,
    links: externalLinks(log),
    log,
    notifier,
    presence: desktopPresence(clock),
    settings: settingsSource(process.platform, shell.arguments.settings),
    store: new JsonFile(files.store),
    signIns: new JsonFile(files.signIns),
    copies: new JsonFile(files.copies),
    domain: domainOf({ name: domainName(process.env) }),
    tray: new DesktopTray(files.trayIcons, (command) => companion.choose(command)),
    windows,
    workstation: readWorkstation(),
  });
  shell.run(companion, windows, () => {
    notifier.takeAllBack();
    keychain.stop();
  });
});
