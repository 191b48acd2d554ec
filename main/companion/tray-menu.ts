// What the tray says and offers: a pure function of where the companion stands.
import type { Translator } from '../../src/i18n/index.ts';
import type { TrayItem } from '../ports.ts';

export interface TrayFacts {
  readonly setUp: boolean;
  readonly quitAllowed: boolean;
}

/** The tooltip and the menu, worded. Every command is always there: what can't be done says why when it opens. */
export function trayMenu(
  { setUp, quitAllowed }: TrayFacts,
  { t }: Pick<Translator, 't'>,
): { readonly tooltip: string; readonly items: readonly TrayItem[] } {
  const items: TrayItem[] = [
    { kind: 'command', command: 'reset', label: t('tray.reset') },
    { kind: 'command', command: 'enrolment', label: t('tray.enrol') },
    { kind: 'separator' },
    { kind: 'command', command: 'checks', label: t('tray.checks') },
    { kind: 'command', command: 'about', label: t('tray.about') },
  ];
  if (quitAllowed) {
    items.push({ kind: 'separator' }, { kind: 'command', command: 'quit', label: t('tray.quit') });
  }
  return { tooltip: t(setUp ? 'tray.tooltip.normal' : 'tray.tooltip.not-set-up'), items };
}
