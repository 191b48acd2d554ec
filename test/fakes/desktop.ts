// The desktop's ports in memory: tray, window, notifications, browser, clipboard, the app itself.
import type { EventName, EventPayload } from '../../src/contract/ipc.ts';
import type {
  Application,
  Cancel,
  Clipboard,
  Links,
  Log,
  ManagedSettingsSource,
  Notice,
  NoticeAbility,
  NoticeEvent,
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
  face: TrayFace = { state: 'fine', tooltip: '', items: [] };
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

/** A desktop that does with notices what a test says. */
export class FakeNotifier implements Notifier {
  /** What becomes of the next notices. */
  outcome: 'shown' | 'suppressed' | 'failed' = 'shown';
  /** It says so before `show` has answered. */
  prompt = false;
  /** Every notice so far, in order; the ones on the screen are open. */
  readonly notices: {
    readonly notice: Notice;
    open: boolean;
    readonly heard: (event: NoticeEvent) => void;
  }[] = [];

  show(notice: Notice, heard: (event: NoticeEvent) => void): Cancel {
    const one = { notice, open: this.outcome === 'shown', heard };
    this.notices.push(one);
    const { outcome } = this;
    if (this.prompt) heard(outcome);
    else void Promise.resolve().then(() => heard(outcome));
    return () => {
      one.open = false;
    };
  }

  /** What the self-check finds. */
  ability: NoticeAbility = 'shown';

  check(): Promise<NoticeAbility> {
    return Promise.resolve(this.ability);
  }

  /** The notice on the screen. Fails where there is none, or more than one. */
  get present(): (typeof this.notices)[number] {
    const [one, ...more] = this.notices.filter(({ open }) => open);
    if (one === undefined || more.length > 0) throw new Error(`${more.length + (one ? 1 : 0)} notices`);
    return one;
  }

  /** A person does something with the notice on the screen. */
  touch(event: 'clicked' | 'change' | 'later' | 'closed'): void {
    const { present } = this;
    present.open = false;
    present.heard(event);
  }
}

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
