// The least that a tray app can be on this Electron: what the companion is measured beside.
import { app, Menu, nativeImage, Tray } from 'electron';

/** Without a reference it would be collected, icon and all. */
let tray;
void app.whenReady().then(() => {
  const icon = nativeImage.createFromPath(
    new URL('../../../assets/icons/24x24.png', import.meta.url).pathname,
  );
  tray = new Tray(icon);
  tray.setToolTip('Bare');
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
});
app.on('window-all-closed', () => undefined);
