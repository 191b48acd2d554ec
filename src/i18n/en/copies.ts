// English words about the copies of a password on a workstation: the tray, notices, the window.
export const copies = {
  'tray.copies': 'Saved passwords…',
  'tray.copies.changed-elsewhere': 'Password was changed elsewhere: saved copies here are out of date',
  'tray.copies.unfinished': 'Saved copies of the password are not all updated',
  'tray.copies.leftovers': 'Some saved copies of the password are out of date',

  'notice.copies.changed-elsewhere.title': 'Your password was changed elsewhere',
  'notice.copies.changed-elsewhere.body':
    'Type it in Keyturn once, so that the copies saved here do not lock your account.',
  'notice.copies.unfinished.title': 'Your saved passwords are not all updated',
  'notice.copies.unfinished.body': 'Type your password in Keyturn once more to finish.',
  'notice.copies.leftovers.title': 'Some saved passwords are out of date',
  'notice.copies.leftovers.body': 'Open Keyturn to see which, and what to do. They may lock your account.',
  'notice.copies.rest.title': 'Your password is new: some things are left to do',
  'notice.copies.rest.body':
    '{count, plural, one {# thing is still on your list.} other {# things are still on your list.}} Open Keyturn to tick it off.',
  'notice.copies.open': 'Open the list',

  'copies.title': 'Saved passwords on this computer',
} as const;
