// What the tray tells the desktop, and which picture it takes.
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { ShownTray } from '../../../../main/electron/shown-tray.ts';
import { type Panel, trayIconFile } from '../../../../main/electron/tray-icon.ts';
import type { TrayCommand, TrayFace } from '../../../../main/ports.ts';

const FACE: TrayFace = {
  state: 'soon',
  tooltip: 'Password expires Thursday, in 3 days',
  items: [
    { kind: 'line', label: 'Password expires Thursday, in 3 days' },
    { kind: 'separator' },
    { kind: 'command', command: 'reset', label: 'Reset & unlock…' },
  ],
};

function bench() {
  const told: string[] = [];
  const menus: MenuItemConstructorOptions[][] = [];
  const chosen: TrayCommand[] = [];
  const panel = { dark: false };
  const tray = new ShownTray({
    icon: (state) => `${state}-${panel.dark ? 'dark' : 'light'}`,
    choose: (command) => void chosen.push(command),
    create: (file) => {
      told.push(`create ${file}`);
      return {
        setImage: (other) => void told.push(`image ${other}`),
        setToolTip: (text) => void told.push(`tooltip ${text}`),
        setMenu: (template) => {
          told.push('menu');
          menus.push(template);
        },
      };
    },
  });
  return { tray, told, menus, chosen, panel };
}

describe('the tray', () => {
  it('shows the picture, the words, and a menu whose lines can not be chosen', () => {
    const { tray, told, menus, chosen } = bench();
    tray.show(FACE);
    expect(told).toEqual(['create soon-light', `tooltip ${FACE.tooltip}`, 'menu']);
    const [line, separator, command] = menus[0]!;
    expect(line).toEqual({ label: 'Password expires Thursday, in 3 days', enabled: false });
    expect(separator).toEqual({ type: 'separator' });
    expect(command?.label).toBe('Reset && unlock…');
    (command?.click as () => void)();
    expect(chosen).toEqual(['reset']);
  });

  it('tells the desktop only what changed', () => {
    const { tray, told, panel } = bench();
    tray.show(FACE);
    told.length = 0;
    tray.show({ ...FACE, items: FACE.items.map((item) => ({ ...item })) });
    expect(told).toEqual([]);
    tray.show({ ...FACE, tooltip: 'In 2 days' });
    expect(told.splice(0)).toEqual(['tooltip In 2 days']);
    tray.show({ ...FACE, tooltip: 'In 2 days', state: 'urgent' });
    expect(told.splice(0)).toEqual(['image urgent-light']);
    tray.show({ ...FACE, tooltip: 'In 2 days', state: 'urgent', items: [] });
    expect(told.splice(0)).toEqual(['menu']);
    panel.dark = true;
    tray.panelChanged();
    tray.panelChanged();
    expect(told).toEqual(['image urgent-dark']);
  });
});

describe('the picture', () => {
  const kde: Panel = { platform: 'linux', desktop: 'KDE', darkWindows: false, darkTaskbar: undefined };
  it.each<[Partial<Panel>, string]>([
    [{}, 'fine-light.png'],
    [{ darkWindows: true }, 'fine-dark.png'],
    [{ desktop: undefined }, 'fine-light.png'],
    [{ desktop: 'ubuntu:GNOME' }, 'fine-dark.png'],
    [{ platform: 'win32', darkTaskbar: true }, 'fine-dark.png'],
    [{ platform: 'win32', darkWindows: true, darkTaskbar: false }, 'fine-light.png'],
    [{ platform: 'win32', darkWindows: true }, 'fine-dark.png'],
    [{ platform: 'darwin', darkWindows: true }, 'fineTemplate.png'],
  ])('with %j is %s', (panel, file) => {
    expect(trayIconFile('fine', { ...kde, ...panel })).toBe(file);
  });
});
