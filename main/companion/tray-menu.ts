// What the tray says and offers: a pure function of where the companion stands.
import type { HomeView } from '../../src/contract/ipc.ts';
import { standingAt } from '../../src/expiry/standing.ts';
import type { TrayCommand, TrayFace, TrayItem, TrayState } from '../ports.ts';
import type { SavedCopies } from './saved-copies.ts';
import { momentOf, standingLine, type WordsAt } from './status-words.ts';

export interface TrayFacts {
  readonly setUp: boolean;
  /** False while a reset waits for an API that does not answer. */
  readonly online: boolean;
  readonly quitAllowed: boolean;
  readonly home: HomeView;
  readonly copies: Pick<SavedCopies, 'need' | 'shown'>;
}

/** The icon, the tooltip and the menu. Every command is always there: what can't be done says why when it opens. */
export function trayFace(facts: TrayFacts, at: WordsAt): TrayFace {
  const { words } = at;
  const command = (name: TrayCommand, label: string): TrayItem => ({ kind: 'command', command: name, label });
  const line = trayLine(facts, at);
  const { notShown } = facts.home;
  const { need, shown } = facts.copies;
  const copies = facts.setUp && need !== null ? words.t(`tray.copies.${need}`) : null;
  const items: TrayItem[] = [
    { kind: 'line', label: line },
    ...(copies === null ? [] : [{ kind: 'line', label: copies } satisfies TrayItem]),
    ...(notShown === null
      ? []
      : [{ kind: 'line', label: words.t(`tray.not-shown.${notShown}`) } satisfies TrayItem]),
    { kind: 'separator' },
    command('home', words.t('tray.home')),
    command('reset', words.t('tray.reset')),
    ...(facts.setUp && shown ? [command('copies', words.t('tray.copies'))] : []),
    command('enrolment', words.t('tray.enrol')),
    { kind: 'separator' },
    command('checks', words.t('tray.checks')),
    command('about', words.t('tray.about')),
  ];
  if (facts.quitAllowed) items.push({ kind: 'separator' }, command('quit', words.t('tray.quit')));
  return { state: trayState(facts), tooltip: copies === null ? line : `${line}\n${copies}`, items };
}

/** What is not known to be so now looks like nothing that is. */
function trayState({ setUp, online, home, copies }: TrayFacts): TrayState {
  if (!setUp) return 'not-set-up';
  if (!online || home.connection !== 'current' || home.face === 'unknown') return 'offline';
  return home.face === 'fine' && copies.need !== null ? 'soon' : home.face;
}

function trayLine({ setUp, online, home }: TrayFacts, at: WordsAt): string {
  const { words } = at;
  const { known, connection, seat } = home;
  if (!setUp) return words.t('tray.not-set-up');
  if (!online) return words.t('tray.offline');
  if (connection === 'revoked' || connection === 'not-enrolled') return words.t(`tray.${connection}`);
  if (seat.username === null) return words.t(seat.mode === 'sign-in' ? 'tray.nobody' : 'tray.not-a-person');
  if (known === null) return words.t(connection === 'offline' ? 'tray.offline' : 'tray.asking');
  const line = standingLine(standingAt(known.status, at.now), at);
  return connection === 'current'
    ? line
    : words.t('tray.as-of', { line, moment: momentOf(Date.parse(known.asOf), at) });
}
