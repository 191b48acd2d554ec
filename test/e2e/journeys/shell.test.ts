// How the companion lives on a workstation: one instance, a tray, a window that comes and goes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../../support/desktop.ts';
import { type Companion, launchCompanion, runCompanion } from '../../support/electron.ts';
import { Agent, words } from '../../support/journey/agent.ts';
import { type EmbeddedRoom, openEmbeddedRoom } from '../../support/journey/embedded-room.ts';
import { type Floor, startFloor } from '../../support/journey/floor.ts';
import { mouse } from '../../support/journey/hands.ts';
import { isThere, strings } from '../../support/processes.ts';
import { waitUntil } from '../../support/ready.ts';

const { t } = words;
const MENU = [
  'tray.not-a-person',
  'tray.home',
  'tray.reset',
  'tray.enrol',
  'tray.checks',
  'tray.about',
  'tray.quit',
] as const;

let floor: Floor<never, EmbeddedRoom>;
let companion: Companion | undefined;
beforeAll(async () => {
  floor = await startFloor({ directory: openEmbeddedRoom, postgres: true, people: {} });
  companion = await floor.startCompanion();
});
afterAll(async () => {
  await companion?.stop();
  await floor.stop();
});

/** Chromium writes the command line of its processes as one string with blanks. */
const pages = (running: Companion): number[] =>
  running.pids().filter((pid) => strings(pid, 'cmdline').join(' ').includes('--type=renderer'));

describe('on a workstation that IT has set up', () => {
  test('shows an icon with a menu, and no window, when it is started hidden', async () => {
    const icon = await floor.desktop.tray.waitForItem();
    await icon.waitForTooltip(new RegExp(`^${t('tray.not-a-person')}$`));
    const labels = (await icon.menu()).filter(({ separator }) => !separator).map(({ label }) => label);
    expect(labels).toEqual(MENU.map((key) => t(key)));
    expect(companion!.app.windows()).toEqual([]);
    expect(pages(companion!)).toEqual([]);
  });

  test('is there once: a second start opens the flow in the first, and ends', async () => {
    const args = ['--settings', floor.settingsFile, '--reset'];
    const window = companion!.window();
    const { code } = await runCompanion({ desktop: floor.desktop, args });
    expect(code).toBe(0);
    await new Agent(await window, mouse).reaches(t('who.title'));
    expect(floor.desktop.tray.items()).toHaveLength(1);
    expect(companion!.app.windows()).toHaveLength(1);
  });

  test('goes on with the reset after the window was closed, which leaves no page alive', async () => {
    const before = new Agent(await companion!.window(), mouse);
    await before.saysWhoTheyAre('somebody', 'forgotten');
    await before.reaches(t('choose.title'));
    const reference = await before.reference();
    await before.closesTheWindow(companion!);
    await waitUntil('end of the page', () => pages(companion!).length === 0);

    await (await floor.desktop.tray.waitForItem()).click(t('tray.reset'));
    const after = new Agent(await companion!.window(), mouse);
    await after.reaches(t('choose.title'));
    expect(await after.reference()).toBe(reference);
    await after.press(t('action.cancel'));
    await after.reaches(t('home.title'));
  });

  test('opens what was asked for from the menu', async () => {
    const icon = await floor.desktop.tray.waitForItem();
    const agent = new Agent(await companion!.window(), mouse);
    await icon.click(t('tray.about'));
    await agent.reaches(t('about.title'));
    await icon.click(t('tray.enrol'));
    await agent.reaches(t('enrol.sign-in.title'));
    await icon.click(t('tray.checks'));
    await agent.reaches(t('checks.title'));
    await agent.reads(t('checks.summary.ok'));
    await agent.findsNothingInTheWay();
  });

  test('checks itself from the command line', async () => {
    const diagnose = () =>
      runCompanion({ desktop: floor.desktop, args: ['--settings', floor.settingsFile, '--diagnose'] });
    const well = await diagnose();
    expect(well.stdout.trim().split('\n')).toEqual(
      ['settings', 'api', 'clock', 'directory', 'enrolment', 'keychain', 'notifications', 'tray'].map(
        (_, index) => expect.stringMatching(new RegExp(`^${index + 1}\\. \\[ok\\] `)) as string,
      ),
    );
    expect(well.code).toBe(0);
    await floor.api.shutDown();
    const ill = await diagnose();
    expect(ill.stdout).toContain('[bad]');
    expect(ill.code).toBe(1);
    await floor.api.start();
  });

  test('ends when it is told to quit, and leaves nothing behind', async () => {
    const pids = companion!.pids();
    await (await floor.desktop.tray.waitForItem()).click(t('tray.quit'));
    await companion!.ended;
    await floor.desktop.tray.waitUntilEmpty();
    await waitUntil('end of all processes', () => !pids.some(isThere));
  });
});

describe('on a workstation without settings', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop();
  });
  afterAll(() => desktop.stop());

  test('says that it is not set up, and what IT does', async () => {
    const bare = await launchCompanion({ desktop });
    const agent = new Agent(await bare.window(), mouse);
    await agent.reaches(t('setup.missing.title'));
    await agent.reads(t('setup.missing.it.text'));
    await agent.findsNothingInTheWay();
    expect(await (await desktop.tray.waitForItem()).tooltip()).toBe(t('tray.not-set-up'));
    await bare.stop();
  });

  test('says so on the command line too', async () => {
    const { code, stdout } = await runCompanion({ desktop, args: ['--diagnose'] });
    expect(stdout).toContain(t('check.settings.bad'));
    expect(code).toBe(1);
  });
});
