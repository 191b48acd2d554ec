// The people of the demo: each one is a situation of a shift.
import type { NewAccount } from '../directory/embedded/admin.ts';

export interface Agent {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  /** Days since the password was changed; the policy's age is 90. */
  readonly passwordDays: number;
  readonly proof: 'app-and-codes' | 'codes' | 'none';
  readonly account?: Partial<
    Pick<NewAccount, 'tier' | 'disabled' | 'neverExpires' | 'mustChange' | 'groups'>
  >;
  readonly locked?: boolean;
  /** What a newcomer can see with this one, as a sentence. `{state}` is how the account stands now. */
  readonly try: string;
}

export const organisation = 'Northgate';
export const maxAgeDays = 90;
/** The group whose members may read the evidence. */
export const auditors = 'Auditors';

export const agents: readonly Agent[] = [
  {
    username: 'priya.nair',
    displayName: 'Priya Nair',
    password: 'seven green umbrellas',
    passwordDays: 40,
    proof: 'app-and-codes',
    locked: true,
    try: 'Locked out, and the password is forgotten: reset it with the code of the app and a code by mail.',
  },
  {
    username: 'nguyen.linh',
    displayName: 'Nguyễn Thùy Linh',
    password: 'paper boats at noon',
    passwordDays: 12,
    proof: 'app-and-codes',
    locked: true,
    try: 'Locked out, but the password is known: say “locked”, then unlock and keep it.',
  },
  {
    username: 'amara.okafor',
    displayName: 'Amara Okafor',
    password: 'a quiet lighthouse',
    passwordDays: 87,
    proof: 'app-and-codes',
    try: '{state}, and sits at this workstation: see the reminder, then change it. Try the old password as the new one, too.',
  },
  {
    username: 'mateus.silva',
    displayName: 'Mateus Silva',
    password: 'mango on the bridge',
    passwordDays: 89,
    proof: 'app-and-codes',
    try: '{state}: take the code by mail instead of the app.',
  },
  {
    username: 'chen.liwei',
    displayName: 'Chen Li Wei',
    password: 'twelve copper kettles',
    passwordDays: 92,
    proof: 'app-and-codes',
    try: '{state}: use a recovery code; each works once.',
  },
  {
    username: 'jp.santos',
    displayName: 'John Paul Santos',
    password: 'welcome to northgate',
    passwordDays: 1,
    proof: 'app-and-codes',
    account: { mustChange: true },
    try: 'Must change at the next sign-in: a new colleague’s first password.',
  },
  {
    username: 'fatima.zahra',
    displayName: 'Fatima Zahra El Idrissi',
    password: 'orange trees in may',
    passwordDays: 5,
    proof: 'none',
    try: 'Nothing set up yet: choose “Set up verification”, sign in, take the code by mail, scan the QR code.',
  },
  {
    username: 'sofia.gutierrez',
    displayName: 'Sofía Gutiérrez',
    password: 'three blue windows',
    passwordDays: 60,
    proof: 'codes',
    try: 'Lost her phone: recovery codes and mail are what she has left.',
  },
  {
    username: 'yusuf.demir',
    displayName: 'Yusuf Demir',
    password: 'the slow night train',
    passwordDays: 30,
    proof: 'app-and-codes',
    account: { tier: 'high', groups: ['Payments'] },
    try: 'Handles payments: two proofs are not enough for him, the help desk has to take over.',
  },
  {
    username: 'elena.popescu',
    displayName: 'Elena Popescu',
    password: 'snow on the antenna',
    passwordDays: 400,
    proof: 'app-and-codes',
    account: { neverExpires: true, groups: [auditors] },
    try: 'Never expires: nothing reminds her, and a reset works all the same. She may read the evidence (README, “Evidence for auditors”).',
  },
  {
    username: 'kwame.mensah',
    displayName: 'Kwame Mensah',
    password: 'drums behind the hill',
    passwordDays: 20,
    proof: 'app-and-codes',
    try: 'All is well: give wrong codes and see how many tries are left, then wait as the screen says.',
  },
  {
    username: 'zoe.dubois',
    displayName: 'Zoë Dubois',
    password: 'a letter never sent',
    passwordDays: 50,
    proof: 'app-and-codes',
    account: { disabled: true },
    try: 'Has left the company: looks like a name nobody has, and no code arrives.',
  },
];

/** Whose password the demo's workstation looks after: it expires in 3 days when the demo starts. */
export const atTheWorkstation = 'amara.okafor';

/** The mailboxes of an agent: at work, and one that does not depend on the password. */
export const mailboxes = ({ username }: Agent): { readonly work: string; readonly home: string } => ({
  work: `${username}@northgate.example`,
  home: `${username}@home.example`,
});
