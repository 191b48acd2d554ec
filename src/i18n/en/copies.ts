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
  'notice.copies.rest.open': 'Open the list',
  'notice.copies.open': 'See what to do',

  'copies.link': 'Saved passwords',
  'copies.title': 'Saved passwords on this computer',
  'copies.lead':
    'When your password changes, Keyturn updates these saved copies, so that none of them locks your account.',
  'copies.right.title': 'Your saved passwords are up to date',
  'copies.right.lead': 'Your password was changed {moment}. The saved copies hold the new one.',
  'copies.within.lead':
    'Your password was changed {moment}. The copies that Keyturn can change on this computer hold the new one; the rest is for you to see to.',
  'copies.beyond.lead':
    'Keyturn cannot change these on this computer. When your password changes, type the new one in each of them.',
  'copies.not-all.lead':
    'Not all of these hold your new password. Programs that use the old one may lock your account.',
  'copies.own.lead':
    'You said that you see to these yourself. Programs that use the old password may lock your account.',
  'copies.none.title': 'There is nothing to look after here',
  'copies.none.lead': 'Your IT team has not told Keyturn of any saved passwords on this computer.',
  'copies.shared': 'No passwords are saved at a shared seat, so there is nothing to look after.',
  'copies.fold.listed': '{count, plural, one {# saved copy} other {# saved copies}}',
  'copies.fold.done': '{count, plural, one {# is in order} other {# are in order}}',
  'copies.fold.done-some': '{count} looked at, {bad} of them not right yet',
  'copies.fold.waiting': '{count, plural, one {# is still to be done} other {# are still to be done}}',

  'copies.look': 'See what is saved here',
  'copies.looking': 'Looking',
  'copies.look.title': 'What is saved here now',
  'look.there': '{name} is there, and would be updated',
  'look.would-be-made': '{name} is not there yet, and would be saved',
  'look.locked': '{name} cannot be seen: your keychain is locked',
  'look.denied': '{name} cannot be seen: access was not allowed',
  'look.cancelled': '{name} cannot be seen: the question was closed',
  'look.unavailable': '{name} cannot be seen: the keychain does not answer',
  'look.failed': '{name} cannot be seen',

  'copies.elsewhere.lead': 'Type it here once, and Keyturn updates the copies saved on this computer.',
  'copies.elsewhere.lead-at':
    'It was changed {moment}. Type it here once, and Keyturn updates the copies saved on this computer.',
  'copies.elsewhere.why':
    'Saved copies here may still hold the old password. Until they are updated, programs that use them may lock your account.',
  'copies.unverifiable':
    'Keyturn cannot check your password on this computer, so it does not update these. Type the new one where a program asks: until then, the old one may lock your account.',
  'copies.unfinished.lead':
    'Keyturn was stopped before it was through. Type your password once, and it does the rest.',
  'copies.leftovers.lead':
    '{count, plural, one {# copy is not right yet.} other {# copies are not right yet.}} Programs that use the old password may lock your account.',
  'copies.leftovers.again': 'To try again, type your password once more.',
  'copies.password': 'Your password as it is now',
  'copies.update': 'Update saved passwords',
  'copies.verifying': 'Checking your password',
  'copies.wrong': 'That is not your password as it is now.',
  'copies.wrong.do': 'Type it with care: after a few wrong tries you have to wait.',
  'copies.unchanged': 'Nothing was changed here.',
  'copies.unsure.later': 'Try again later.',
  'copies.unsure.not-replicated':
    'The change of your password has not reached every server of your organisation yet.',
  'copies.unsure.not-replicated.do': 'Give it some time, then type your newest password again.',
  'copies.unsure.no-try-left': 'No try is left for now.',
  'copies.unsure.no-try-left.why':
    'After some wrong passwords Keyturn tries no other one, so that your account is not locked. Even the right one has to wait.',
  'copies.unsure.locked': 'Your account is locked.',
  'copies.unsure.locked.why': 'While it is locked, nobody can check your password.',
  'copies.unsure.locked.do': 'Unlock it in Keyturn first, then type your password here again.',
  'copies.unsure.cannot-tell': 'Keyturn could not get a sure answer.',
  'copies.unsure.cannot-tell.do': 'Update your saved passwords yourself, and then say so below.',
  'copies.dismiss': 'I will see to it myself',
  'copies.dismiss.title': 'See to it yourself?',
  'copies.dismiss.text':
    'Keyturn will not remind you of these again. Until they hold your new password, programs that use them may lock your account.',
  'copies.dismiss.no': 'Go back',

  'copies.working.title': 'Updating your saved passwords',
  'copies.working.lead': 'If this computer asks for your keychain, allow it.',
  'copies.progress': '{done} of {total}',
  'copies.keychain': 'Waiting for your keychain.',
  'copies.keychain.do': 'It may be asking you something: look for its window.',
  'copies.keychain.stop': 'Stop waiting',

  'rest.title': 'The rest of your list',
  'rest.lead': 'Keyturn cannot change these. Tick off what you have done; press again to take a tick back.',
  'rest.count': '{done} of {total} done',
  'rest.verified': 'Checked: it works',
  'rest.verify': 'Check the network',
  'rest.verifying': 'Checking the network',
  'rest.away':
    'The company network does not answer. Connect this computer to it, by cable or VPN, then check again.',
  'rest.reachable':
    'The company network answers. Now press the Windows key and L to lock your screen, and unlock it with your new password.',
  'rest.saved.do': 'Keyturn cannot change it on this computer. Type the new password there.',
  'rest.windows-sign-in': 'Windows sign-in',
  'rest.windows-sign-in.do':
    'Windows remembers the old password for times without a network. On the company network, lock your screen and unlock it with the new password.',
  'rest.wifi': 'Wi-Fi',
  'rest.wifi.do': 'If the company Wi-Fi asks for your password, type the new one.',
  'rest.mail-app': 'Mail program',
  'rest.mail-app.do':
    '{system, select, win32 {Open Outlook or your own mail program.} darwin {Open Mail or Outlook.} other {Open your mail program.}} If it asks, type the new password.',
  'rest.network-drives': 'Network drives',
  'rest.network-drives.do':
    '{system, select, win32 {Open each shared drive once.} darwin {Open each shared folder once in the Finder.} other {Open each shared folder once in your file manager.}} If it asks, type the new password.',
  'rest.remote-desktop': 'Remote desktop',
  'rest.remote-desktop.do': 'Connect to each computer that you use this way, and save the new password.',
  'rest.browser': 'Browser',
  'rest.browser.do': 'Sign in to your company pages once, and let the browser save the new password.',
  'rest.phone': 'Phone',
  'rest.phone.do': 'Type the new password in the mail and calendar settings of your phone.',
  'rest.other-workstations': 'Other computers',
  'rest.other-workstations.do': 'If you are signed in to another computer, sign out there and sign in again.',
} as const;
