// The switches of Chromium that an installed companion does not hear.
import { describe, expect, it } from 'vitest';
import { unheardSwitches } from '../../../../main/electron/switches.ts';

describe('an installed companion', () => {
  it('hears how it should look', () => {
    const words = ['--lang=de', '--ozone-platform=wayland', '--disable-gpu', '--force-device-scale-factor=2'];
    expect(unheardSwitches(words)).toEqual([]);
  });

  it.each([
    ['--remote-debugging-port=9222', ['remote-debugging-port']],
    ['-remote-debugging-pipe', ['remote-debugging-pipe']],
    ['--ignore-certificate-errors', ['ignore-certificate-errors']],
    ['/Log-Net-Log=C:\\x.json', ['Log-Net-Log', 'log-net-log']],
    ['--host-rules=MAP * evil=1', ['host-rules']],
  ])('does not hear %s', (word, names) => {
    expect(unheardSwitches([word])).toEqual(names);
  });

  it('takes nothing else for a switch', () => {
    expect(unheardSwitches(['keyturn', '', '--', '-', 'a=--b'])).toEqual([]);
  });
});
