// The companion's composition root: says what is switched on, nothing else.
import { app } from 'electron';
import { join } from 'node:path';
import { registerScheme } from './electron/protocol.ts';
import { secureApp } from './electron/security.ts';
import { MainWindow, setApplicationMenu } from './electron/window.ts';

registerScheme();
secureApp(app);

const root = join(import.meta.dirname, '..', '..');
const window = new MainWindow({
  preload: join(root, 'out', 'preload', 'preload.cjs'),
  assets: join(root, 'out', 'renderer'),
  icon: join(root, 'assets', 'icon.png'),
  title: 'Keyturn',
  development: !app.isPackaged,
});
app.on('window-all-closed', () => undefined);
void app.whenReady().then(() => {
  setApplicationMenu();
  window.show();
});
