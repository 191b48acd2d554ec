// The lists: which Debian packages and which programs each command needs, and what for.

/** Each entry lists names for the same thing: any one installed will do, else the first that apt knows is installed. */
const desktop = [
  // Electron's libraries; the t64 names are those of Debian 13 and Ubuntu 24.04.
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libxss1'],
  ['libnotify4'],
  ['libxtst6'],
  ['libatspi2.0-0', 'libatspi2.0-0t64'],
  ['libdrm2'],
  ['libxkbcommon0'],
  ['libx11-xcb1'],
  ['at-spi2-core'],
  ['fonts-dejavu-core'],
  // The keychain: its client library, a session bus, a Secret Service on it.
  ['libsecret-1-0'],
  ['dbus'],
  ['gnome-keyring', 'kwalletmanager', 'keepassxc'],
  // The Electron finder.
  ['unzip'],
];

const realServices = [
  // A desktop session of the tests' own.
  ['xvfb'],
  ['xauth'],
  ['dbus-x11'],
  ['gnome-keyring'],
  ['libsecret-tools'],
  // The keyring's question to a person, and hands to answer it.
  ['gcr'],
  ['xdotool'],
  ['libglib2.0-bin'],
  ['faketime'],
  ['fonts-noto-core'],
  ['chromium'],
  ['libnss3-tools'],
  // An Active Directory domain controller, and second opinions on it.
  ['samba-ad-dc'],
  ['samba-ad-provision'],
  ['samba-dsdb-modules'],
  ['samba-vfs-modules'],
  ['winbind'],
  ['python3-markdown'],
  ['python3-dnspython'],
  ['ldap-utils'],
  ['krb5-user'],
  ['oathtool'],
  ['openssl'],
  // A database server.
  ['postgresql'],
  // Looking after processes and loopback addresses.
  ['procps'],
  ['iproute2'],
];

/** @type {{ start: string[][], test: string[][] }} */
export const debianPackages = { start: desktop, test: [...desktop, ...realServices] };

const desktopPrograms = [
  { names: ['dbus-daemon'], purpose: 'a session bus where the desktop has none' },
  { names: ['gnome-keyring-daemon', 'kwalletd5', 'kwalletd6', 'keepassxc'], purpose: 'the keychain' },
  { names: ['unzip'], purpose: 'unpacking Electron' },
];

/** @type {{ start: { names: string[], purpose: string }[], test: { names: string[], purpose: string }[] }} */
export const programs = {
  start: desktopPrograms,
  test: [
    ...desktopPrograms,
    { names: ['Xvfb'], purpose: 'a display of the tests’ own' },
    { names: ['gnome-keyring-daemon'], purpose: 'a keychain of the tests’ own' },
    { names: ['xdotool'], purpose: 'answers to the questions of that keychain' },
    { names: ['secret-tool'], purpose: 'second opinion on the keychain' },
    { names: ['gdbus', 'gio'], purpose: 'second opinion on the desktop session' },
    { names: ['faketime'], purpose: 'a workstation whose clock is wrong' },
    { names: ['chromium'], purpose: 'browser pages' },
    { names: ['certutil'], purpose: 'certificates for Electron' },
    { names: ['samba'], purpose: 'Active Directory domain controller' },
    { names: ['samba-tool'], purpose: 'Active Directory domain controller' },
    { names: ['ldapsearch'], purpose: 'second opinion on the directory' },
    { names: ['kinit'], purpose: 'Kerberos sign-in' },
    { names: ['oathtool'], purpose: 'second opinion on codes' },
    { names: ['openssl'], purpose: 'certificates' },
    { names: ['pg_ctl', 'pg_ctlcluster'], purpose: 'PostgreSQL server' },
    { names: ['ps'], purpose: 'looking after processes' },
    { names: ['ip'], purpose: 'loopback addresses' },
  ],
};
