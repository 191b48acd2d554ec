// What the tray says and offers: a pure function of where the companion stands.
import type { Translator } from '../../src/i18n/index.ts';
import type { TrayCommand, TrayFace, TrayItem, TrayState } from '../ports.ts';

export interface TrayFacts {
  readonly setUp: boolean;
  /** False while a reset waits for an API that does not answer. */
  readonly online: boolean;
  readonly quitAllowed: boolean;
}

/** The icon, the tooltip and the menu. Every command is always there: what can't be done says why when it opens. */
export function trayFace({ setUp, online, quitAllowed }: TrayFacts, words: Pick<Translator, 't'>): TrayFace {
  const command = (name: TrayCommand, label: string): TrayItem => ({ kind: 'command', command: name, label });
  const items: TrayItem[] = [
    command('reset', words.t('tray.reset')),
    command('enrolment', words.t('tray.enrol')),
    { kind: 'separator' },
    command('checks', words.t('tray.checks')),
    command('about', words.t('tray.about')),
  ];
  if (quitAllowed) items.push({ kind: 'separator' }, command('quit', words.t('tray.quit')));
  const state: TrayState = !setUp ? 'not-set-up' : online ? 'normal' : 'offline';
  return { state, tooltip: words.t(`tray.tooltip.${state}`), items };
}
