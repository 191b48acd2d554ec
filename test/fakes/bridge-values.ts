// Believable values of the bridge: one agent, one workstation, one policy.
import type { AppState, CheckResult, CredentialLine, ResetView } from '../../src/contract/ipc.ts';
import type { PolicyRule, Step } from '../../src/contract/steps.ts';

export const anAppState = (change: Partial<AppState> = {}): AppState => ({
  setup: { kind: 'ready' },
  organisation: 'Northgate',
  helpDesk: { phone: '4400', hours: 'Monday to Saturday, 06:00 to 23:00', hasLink: true },
  language: 'en',
  version: '1.0.0',
  platform: 'win32',
  development: false,
  quitAllowed: true,
  suggestedUsername: null,
  ...change,
});

type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;

export const verifyStep = (change: Partial<StepOf<'verify'>> = {}): StepOf<'verify'> => ({
  kind: 'verify',
  required: 2,
  satisfied: [],
  factors: [{ kind: 'totp' }, { kind: 'email-code' }, { kind: 'recovery-code' }],
  ...change,
});

export const somePolicy: PolicyRule[] = [
  { id: 'min-length', text: 'rule.min-length', source: 'directory', params: { min: 12 } },
  { id: 'classes', text: 'rule.classes', source: 'directory', params: { required: 3 } },
  {
    id: 'not-name',
    text: 'rule.not-name',
    source: 'directory',
    params: { parts: ['a.okafor', 'Amara', 'Okafor'] },
  },
  {
    id: 'not-common',
    text: 'rule.not-common',
    source: 'keyturn',
    params: { words: ['Northgate', 'Keyturn'] },
  },
  { id: 'not-previous', text: 'rule.not-previous', source: 'directory', params: { count: 5 } },
];

export const newPasswordStep = (unlockOffered = false): StepOf<'new-password'> => ({
  kind: 'new-password',
  policy: { rules: somePolicy },
  currentPasswordUsable: false,
  unlockOffered,
});

export const aCompletedStep = (change: Partial<StepOf<'completed'>> = {}): StepOf<'completed'> => ({
  kind: 'completed',
  names: {
    username: 'a.okafor',
    domain: 'CORP',
    upn: 'a.okafor@corp.test',
    mail: 'a.okafor@northgate.example',
  },
  changedAt: '2026-11-23T09:00:00.000Z',
  unlocked: true,
  confirmed: 'yes',
  expiresAt: '2027-03-02T09:00:00.000Z',
  systems: [],
  ...change,
});

export const someCredentials = (...states: CredentialLine['state'][]): CredentialLine[] =>
  ['Outlook', 'VPN', 'Call recorder', 'Shift planner'].map((name, index) => ({
    id: name.toLowerCase().replace(' ', '-'),
    name,
    required: false,
    state: states[index] ?? states[0] ?? 'waiting',
  }));

export const aResetView = (change: Partial<ResetView> = {}): ResetView => ({
  username: 'a.okafor',
  reason: 'forgotten',
  reference: '7K3-M2P',
  expiresInSeconds: 900,
  extendable: true,
  step: verifyStep(),
  connection: 'online',
  clockOffsetMs: 0,
  credentials: someCredentials(),
  canRetryCredentials: true,
  own: true,
  waitingForKeychain: false,
  ...change,
});

export const someChecks = (): CheckResult[] => [
  { id: 'settings', verdict: 'ok', text: 'check.settings.ok', advice: null, params: {} },
  { id: 'api', verdict: 'ok', text: 'check.api.ok', advice: null, params: { ms: 42 } },
  {
    id: 'clock',
    verdict: 'attention',
    text: 'check.clock.attention',
    advice: 'check.clock.attention.do',
    params: { seconds: 95 },
  },
  { id: 'directory', verdict: 'ok', text: 'check.directory.ok', advice: null, params: {} },
  { id: 'enrolment', verdict: 'ok', text: 'check.enrolment.ok', advice: null, params: {} },
  {
    id: 'keychain',
    verdict: 'bad',
    text: 'check.keychain.bad',
    advice: 'check.keychain.bad.do',
    params: {},
  },
  { id: 'notifications', verdict: 'ok', text: 'check.notifications.ok', advice: null, params: {} },
  { id: 'tray', verdict: 'ok', text: 'check.tray.ok', advice: null, params: {} },
];
