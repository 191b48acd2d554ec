// The line drawings beside choices. They repeat the words and are silent.
import type { ReactNode } from 'react';
import type { FactorKind } from '../../src/contract/steps.ts';

const Icon = ({ children }: { readonly children: ReactNode }) => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
);

export const ShieldIcon = () => (
  <Icon>
    <path d="M12 3 5 5.8v5.4c0 4.4 2.9 7.9 7 9.3 4.1-1.4 7-4.9 7-9.3V5.8z" />
    <path d="m9 11.8 2.2 2.2 4-4.3" />
  </Icon>
);

export const ChecksIcon = () => (
  <Icon>
    <path d="m4 6.5 1.3 1.3L7.8 5M4 13l1.3 1.3 2.5-2.8M4 19.2l1.3 1.3 2.5-2.8M11.5 6.5H20M11.5 13H20M11.5 19.5H20" />
  </Icon>
);

const PhoneIcon = () => (
  <Icon>
    <rect x="7" y="2.75" width="10" height="18.5" rx="2.25" />
    <path d="M10.75 18.25h2.5M9.75 9h.01M12 9h.01M14.25 9h.01M9.75 12h.01M12 12h.01M14.25 12h.01" />
  </Icon>
);

const MailIcon = () => (
  <Icon>
    <rect x="3" y="5.25" width="18" height="13.5" rx="2" />
    <path d="m3.75 7 8.25 6 8.25-6" />
  </Icon>
);

const PaperIcon = () => (
  <Icon>
    <path d="M6 2.75h8.5l3.75 3.75v14.75H6zM14.25 3v3.75H18" />
    <path d="M9 11h6M9 14.25h6M9 17.5h3.5" />
  </Icon>
);

const PadlockIcon = () => (
  <Icon>
    <rect x="5" y="10.5" width="14" height="10" rx="2" />
    <path d="M8 10.5V7.25a4 4 0 0 1 8 0v3.25M12 14.5v2" />
  </Icon>
);

const HeadsetIcon = () => (
  <Icon>
    <path d="M4.5 15.5V12a7.5 7.5 0 0 1 15 0v3.5M19.5 16.5v.75a3 3 0 0 1-3 3H13" />
    <path d="M4.5 13.5h2.25v4.75H6a1.5 1.5 0 0 1-1.5-1.5zM19.5 13.5h-2.25v4.75H18a1.5 1.5 0 0 0 1.5-1.5z" />
  </Icon>
);

const PersonIcon = () => (
  <Icon>
    <circle cx="10" cy="8" r="3.75" />
    <path d="M3 20c.5-4 3.3-6 7-6 1.5 0 2.9.3 4 1M15.5 18l1.9 1.9 3.6-3.9" />
  </Icon>
);

const KeyIcon = () => (
  <Icon>
    <circle cx="8" cy="12" r="4.25" />
    <path d="M12.25 12H21v3.25M17 12v2.5" />
  </Icon>
);

const ofFactor = {
  totp: PhoneIcon,
  'email-code': MailIcon,
  'recovery-code': PaperIcon,
  'current-password': PadlockIcon,
  'helpdesk-code': HeadsetIcon,
  'manager-approval': PersonIcon,
  'security-key': KeyIcon,
} as const satisfies Record<FactorKind, () => ReactNode>;

export const FactorIcon = ({ kind }: { readonly kind: FactorKind }) => {
  const Drawing = ofFactor[kind];
  return <Drawing />;
};
