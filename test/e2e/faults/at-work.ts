// An agent at work on a floor where things fail: how far they get, and what must be so in the end.
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type Companion, launchCompanion, type LaunchOptions } from '../../support/electron.ts';
import { type Agent, words } from '../../support/journey/agent.ts';
import { mouse } from '../../support/journey/hands.ts';
import { Memory } from '../../support/journey/memory.ts';
import type { NewPerson, Person } from '../../support/journey/people.ts';
import { provesByCodeAndApp } from '../../support/journey/proofs.ts';
import { trailInPostgres } from '../../support/journey/trail.ts';
import { copiesOf, hasSavedCopies, type Journey, openedFromTheTray } from '../journeys/journey.ts';
import { type FaultFloor, startFaultFloor } from './fault-floor.ts';

const { t } = words;
/** The notice by mail and the report of the copies come after the end. */
const AFTERWARDS = 3;

export interface FaultsAtWork<Names extends string> {
  readonly floor: FaultFloor<Names>;
  readonly companion: Companion;
  journeyOf(person: Person): Journey;
  /** The companion ends, and is started in another way. */
  startsAgain(how: Pick<LaunchOptions, 'clock'>): Promise<void>;
  /** When the directory took the password last, in its own words. */
  changedAt(person: Person): Promise<string | undefined>;
  /** Opens the flow and proves who they are; resolves where the new password is asked for. */
  getsToTheNewPassword(person: Person): Promise<{ agent: Agent; reference: string }>;
  /** Done says that everything went well, and it did: one change, and every copy is right. */
  isBackToWork(agent: Agent, person: Person, accepted: string): Promise<void>;
  hasTheNewPassword(person: Person, accepted: string): Promise<void>;
  /** The trail of the reset begins with these events, and the password was changed once. */
  tells(reference: string, events: readonly string[]): Promise<void>;
}

/** A floor for the tests of a file, where everybody has an app and recovery codes; after each its lines are whole again. */
export function onAFaultFloor<Names extends string>(
  people: Readonly<Record<Names, NewPerson>>,
): FaultsAtWork<Names> {
  const memory = new Memory();
  let floor: FaultFloor<Names>;
  let companion: Companion;
  beforeAll(async () => {
    const enrolled = Object.entries<NewPerson>(people).map(([name, one]) => [
      name,
      { ...one, enrolled: true },
    ]);
    floor = await startFaultFloor(Object.fromEntries(enrolled) as Record<Names, NewPerson>);
    companion = await floor.startCompanion();
  });
  afterAll(async () => {
    await companion.stop();
    await floor.stop();
  });
  afterEach(async () => {
    await floor.apiLine.pass();
    await floor.directoryLine.pass();
  });

  const at: FaultsAtWork<Names> = {
    get floor() {
      return floor;
    },
    get companion() {
      return companion;
    },
    journeyOf: (person) => ({ floor, companion, memory, hands: mouse, person }),
    async startsAgain(how) {
      await companion.stop();
      const args = ['--settings', floor.settingsFile, '--hidden'];
      companion = await launchCompanion({ desktop: floor.desktop, args, ...how });
    },
    changedAt: (person) => floor.directory.domain.attribute(floor.directory.dnOf(person), 'pwdLastSet'),
    async getsToTheNewPassword(person) {
      await hasSavedCopies(at.journeyOf(person));
      const agent = await openedFromTheTray(at.journeyOf(person), 'tray.reset');
      await agent.saysWhoTheyAre(person.username, 'forgotten');
      await agent.reaches(t('choose.title'));
      const reference = await agent.reference();
      await provesByCodeAndApp(agent, person);
      return { agent, reference };
    },
    async isBackToWork(agent, person, accepted) {
      await agent.reaches(t('done.title.changed'));
      await agent.leavesBy(t('action.done'));
      await at.hasTheNewPassword(person, accepted);
      for (const { service, account } of copiesOf(person).listed)
        expect(await floor.desktop.keyring.lookup(service, account)).toBe(accepted);
    },
    async hasTheNewPassword({ username, password }, accepted) {
      const { domain } = floor.directory;
      expect(await domain.kinit(username, accepted)).toMatchObject({ ok: true });
      expect(await domain.kinit(username, password)).toMatchObject({ ok: false });
    },
    async tells(reference, events) {
      const trail = await trailInPostgres(floor, reference, events.length + AFTERWARDS);
      expect(trail.slice(0, events.length)).toEqual(events);
      expect(trail.filter((event) => event === 'password.change succeeded')).toHaveLength(1);
    },
  };
  return at;
}
