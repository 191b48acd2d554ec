// The desktop's ports in memory: tray, window, notifications, browser, clipboard, the app itself.
import type { EventName, EventPayload } from '../../src/contract/ipc.ts';
import type {
  Application,
  Clipboard,
  Links,
  Log,
  ManagedSettingsSource,
  Notifier,
  SettingsReading,
  Tray,
  TrayFace,
  Windows,
} from '../../main/ports.ts';

export class FakeWindows implements Windows {
  isOpen = false;
  readonly sent: { readonly event: EventName; readonly payload: unknown }[] = [];
  readonly #closed: (() => void)[] = [];

  show(): void {
    this.isOpen = true;
  }

  close(): void {
    this.isOpen = false;
    for (const listener of this.#closed) listener();
  }

  send<N extends EventName>(event: N, payload: EventPayload<N>): void {
    if (this.isOpen) this.sent.push({ event, payload });
  }

  onClosed(listener: () => void): void {
    this.#closed.push(listener);
  }
}

export class FakeTray implements Tray {
  face: TrayFace = { state: 'normal', tooltip: '', items: [] };
  state: 'shown' | 'hidden' = 'shown';

  show(face: TrayFace): void {
    this.face = face;
  }

  check(): Promise<'shown' | 'hidden'> {
    return Promise.resolve(this.state);
  }
}

export class FakeClipboard implements Clipboard {
  text = '';

  write(text: string): Promise<void> {
    this.text = text;
    return Promise.resolve();
  }

  clearIf(text: string): Promise<void> {
    if (this.text === text) this.text = '';
    return Promise.resolve();
  }
}

export const fakeNotifier = (outcome: 'shown' | 'not-shown' = 'shown') =>
  ({ check: () => Promise.resolve(outcome) }) satisfies Notifier;

export function fakeLinks(): Links & { readonly opened: string[] } {
  const opened: string[] = [];
  return { opened, open: (url) => void opened.push(url) };
}

export function fakeLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, note: (event, fields) => void lines.push(JSON.stringify({ event, ...fields })) };
}

export function fakeApplication(more: Partial<Application> = {}): Application & { quits: number } {
  const application = {
    quits: 0,
    version: '0.1.0',
    development: false,
    locale: 'en',
    quit: () => {
      application.quits++;
    },
    ...more,
  };
  return application;
}

/** Managed settings that a test can change. */
export class FakeSettings implements ManagedSettingsSource {
  reading: SettingsReading;

  constructor(reading: SettingsReading = { kind: 'absent' }) {
    this.reading = reading;
  }

  read(): Promise<SettingsReading> {
    return Promise.resolve(this.reading);
  }
}
