// What the terminal says of the demo's companion: how its window is opened, and how the keychain took its people's saved
// copies. Pure.

/**
 * @param {{ tray: boolean, again: string }} desktop `again`: the command that opens the companion
 * @returns {string}
 */
export const openingWords = ({ tray, again }) =>
  tray
    ? 'The companion is in the tray: right-click it and choose "Reset password…". Where you see no tray:\n' +
      `  ${again} --reset`
    : "This desktop shows no tray: the companion's window opens now. What the tray's menu does, a second terminal does:\n" +
      `  ${again}           opens it again, once it is closed\n` +
      `  ${again} --reset   opens a reset of anybody's password`;

/** @typedef {{ kept: number, of: number, why?: string }} Kept `why`: what the keychain said when it took no more */

/** @param {Kept} outcome @returns {string} */
export function keptWords({ kept, of, why }) {
  if (why === undefined)
    return (
      `Until the companion ends, the keychain holds ${of} copies of the passwords of the demo's people ` +
      '("Northgate VPN" and so on).'
    );
  return (
    `The keychain took ${kept === 0 ? 'none' : `only ${kept}`} of the ${of} saved copies of the demo (${why}), ` +
    'so the companion finds no others to update.\n' +
    'It needs a keyring that is there and unlocked, such as gnome-keyring. See to that, end the companion, and start it again.'
  );
}

/** @param {number} seconds that the keychain has had @returns {string} */
export const waitingWords = (seconds) =>
  `The keychain has not taken the saved copies of the demo for ${seconds} seconds, so the companion starts without them. ` +
  'Where a window asks to unlock a keyring, unlock it.';

/** @param {string} why @returns {string} */
export const leftWords = (why) =>
  `Saved copies of the demo may still be in the keychain (${why}). Remove there what begins with "Northgate".`;

/** Another companion of the demo runs: this one has only opened its window. */
export const runsAlreadyWords = 'The companion of this demo runs already: its window is open now.';

/** Said instead of a start over the folder that a companion writes to. */
export const stillOpenWords =
  'The companion of an earlier demo is still open. End it (Ctrl-C in the terminal that it was started from), ' +
  'then start the demo again.';
