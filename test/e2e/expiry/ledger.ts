// What the API has recorded of reminders, read with PostgreSQL's own program.
import { waitUntil } from '../../support/ready.ts';
import type { Floor } from '../../support/journey/floor.ts';
import type { Seat } from '../../support/journey/seat.ts';

type Records = Pick<Floor, 'postgres'>;

/** `username kind channel outcome` of every reminder, in the order in which they were granted. */
async function reminders({ postgres }: Records): Promise<string[]> {
  const words = `username || ' ' || kind || ' ' || channel || ' ' || coalesce(outcome, '-')`;
  const rows = await postgres!.psql(`select ${words} from reminders order by claimed_at`);
  return rows.split('\n').filter(Boolean);
}

/** Waits until these reminders are recorded, and no others. */
export async function recorded(floor: Records, ...expected: readonly string[]): Promise<void> {
  await waitUntil(`reminders ${expected.join(', ')}`, async () => {
    const present = await reminders(floor);
    if (present.join() !== expected.join()) throw new Error(`there are: ${present.join(', ')}`);
    return true;
  });
}

/** How often the API has told a workstation how a password stands. */
const answers = ({ api }: Pick<Floor, 'api'>): number =>
  api.records().filter(({ path, status }) => path === '/v1/password-status' && status === 200).length;

/** No notice is on the screen any more: what goes is taken back on a connection of its own, after the tray has changed. */
export async function nothingOnTheScreen({ desktop }: Pick<Seat, 'desktop'>): Promise<void> {
  await waitUntil('the notices to go', () => desktop.notifications.open.size === 0);
}

/** Makes the companion ask twice: whatever the first answer leads to has happened by then. */
export async function asksTwice(
  floor: Pick<Floor, 'api'>,
  { desktop }: Pick<Seat, 'desktop'>,
): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    const before = answers(floor);
    await waitUntil('the companion to ask', () => {
      // Told again and again: nobody knows when it has begun to listen. It asks once for all that it hears in a second.
      desktop.login.network(70);
      return answers(floor) > before;
    });
  }
}
