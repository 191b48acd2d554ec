// One icon in the tray with its menu, as a desktop shell reads and clicks them.
import dbus, { type MessageBus } from 'dbus-next';
import { z } from 'zod';
import { PATIENCE_MS, waitUntil } from '../ready.ts';
import { callMethod, getProperty, variantOf } from './bus.ts';

/** An item of the menu; `_` before a mnemonic letter is taken out of the label. */
interface MenuItem {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly separator: boolean;
  /** Whether a checkbox or radio item is on. */
  readonly checked: boolean;
  readonly children: readonly MenuItem[];
}

/** An icon as sent, largest first: width, height, ARGB32 bytes. */
export interface Pixmap {
  readonly width: number;
  readonly height: number;
  readonly argb: Buffer;
}

export interface TrayItem {
  /** The connection that put the icon there. */
  readonly owner: string;
  tooltip(): Promise<string>;
  title(): Promise<string>;
  icon(): Promise<{ name: string; pixmaps: readonly Pixmap[] }>;
  menu(): Promise<readonly MenuItem[]>;
  /** Clicks the menu item with this label, at any depth; rejects when it is absent or disabled. */
  click(label: string): Promise<void>;
  /** Clicks on the icon itself. */
  activate(): Promise<void>;
  /** Waits until the menu has an item with this label that can be clicked. */
  waitForMenuItem(label: string, deadlineMs?: number): Promise<MenuItem>;
  /** Waits until the tooltip says so. */
  waitForTooltip(text: RegExp, deadlineMs?: number): Promise<string>;
}

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';

const pixmaps = z
  .array(z.tuple([z.number(), z.number(), z.instanceof(Buffer).or(z.array(z.number()))]))
  .transform((all) =>
    all
      .map(([width, height, bytes]): Pixmap => ({ width, height, argb: Buffer.from(bytes) }))
      .sort((one, other) => other.width - one.width),
  );

const properties = z.record(z.string(), variantOf(z.unknown()));
const layout: z.ZodType<MenuItem> = z.lazy(() =>
  z
    .tuple([z.number(), properties, z.array(variantOf(layout))])
    .transform(([id, values, children]): MenuItem => ({
      id,
      children,
      label: z.string().catch('').parse(values['label']).replaceAll(/_(.)/g, '$1'),
      enabled: values['enabled'] !== false,
      visible: values['visible'] !== false,
      separator: values['type'] === 'separator',
      checked: values['toggle-state'] === 1,
    })),
);

/** Connects to the icon that `owner` has put on the bus at that path. */
export function connectTrayItem(connection: MessageBus, owner: string, path: string): TrayItem {
  const object = { destination: owner, path, interface: ITEM };
  const menuObject = async (): Promise<{ destination: string; path: string; interface: string }> => ({
    destination: owner,
    interface: MENU,
    path: await getProperty(connection, object, 'Menu', z.string()),
  });

  const item: TrayItem = {
    owner,
    async tooltip() {
      const tooltip = z.tuple([z.string(), z.unknown(), z.string(), z.string()]);
      const [, , title, text] = await getProperty(connection, object, 'ToolTip', tooltip);
      return [title, text].filter(Boolean).join('\n');
    },
    title: () => getProperty(connection, object, 'Title', z.string()),
    async icon() {
      const [name, images] = await Promise.all([
        getProperty(connection, object, 'IconName', z.string()).catch(() => ''),
        getProperty(connection, object, 'IconPixmap', pixmaps).catch(() => []),
      ]);
      return { name, pixmaps: images };
    },
    async menu() {
      const [, root] = await callMethod(
        connection,
        {
          ...(await menuObject()),
          member: 'GetLayout',
          signature: 'iias',
          body: [0, -1, []],
        },
        z.tuple([z.number(), layout]),
      );
      return root.children;
    },
    async click(label) {
      const menu = await item.menu();
      const found = everyItem(menu).find((one) => one.label === label);
      if (found?.enabled !== true || !found.visible) {
        const state = found === undefined ? 'is not there' : 'is disabled or hidden';
        const labels = everyItem(menu).map((one) => one.label);
        throw new Error(`menu item "${label}" ${state}; there are: ${labels.join(', ')}`);
      }
      const body = [found.id, 'clicked', new dbus.Variant('s', ''), 0];
      const call = { ...(await menuObject()), member: 'Event', signature: 'isvu', body };
      await callMethod(connection, call, z.unknown());
    },
    async activate() {
      const call = { ...object, member: 'Activate', signature: 'ii', body: [0, 0] };
      await callMethod(connection, call, z.unknown());
    },
    waitForMenuItem: (label, deadlineMs = PATIENCE_MS) =>
      waitUntil(
        `tray menu item "${label}"`,
        async () =>
          everyItem(await item.menu()).find((one) => one.label === label && one.enabled && one.visible),
        { deadlineMs },
      ),
    waitForTooltip: (text, deadlineMs = PATIENCE_MS) =>
      waitUntil(
        `tray tooltip ${text}`,
        async () => {
          const tooltip = await item.tooltip();
          return text.test(tooltip) && tooltip;
        },
        { deadlineMs },
      ),
  };
  return item;
}

function everyItem(items: readonly MenuItem[]): MenuItem[] {
  return items.flatMap((item) => [item, ...everyItem(item.children)]);
}
