// A smallest tray app: shows that the test desktop works before the companion runs on it.
import { createRequire } from 'node:module';
import { app, BrowserWindow, Menu, nativeImage, Notification, Tray } from 'electron';

const keytar = () => createRequire(new URL('../../../package.json', import.meta.url))('keytar');
if (process.argv.includes('--diagnose')) {
  console.log('all well');
  app.exit(3);
}

let tray;
void app.whenReady().then(() => {
  const icon = nativeImage.createFromBitmap(Buffer.alloc(16 * 16 * 4, 200), { width: 16, height: 16 });
  tray = new Tray(icon);
  tray.setToolTip('Fixture: ready');
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: '&Open', click: () => void new BrowserWindow().loadURL('data:text/html,<h1>Hello</h1>') },
      { label: 'Disabled', enabled: false },
      {
        label: 'More',
        submenu: [
          {
            label: 'Notify',
            click: () => {
              const shown = new Notification({ title: 'Title', body: 'Body' });
              shown.on('click', () => tray.setToolTip('Fixture: clicked'));
              shown.on('close', () => console.log('closed'));
              shown.on('failed', () => tray.setToolTip('Fixture: failed'));
              shown.show();
            },
          },
          {
            label: 'Read the keychain',
            click: () =>
              void keytar()
                .getPassword('s', 'a')
                .then((value) => tray.setToolTip(`Fixture: ${value}`)),
          },
          { label: 'Quit', click: () => app.quit() },
        ],
      },
    ]),
  );
  console.log('fixture ready');
});
app.on('window-all-closed', () => undefined);
