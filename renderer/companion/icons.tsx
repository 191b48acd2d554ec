// The line drawings beside choices and in the dial. They repeat the words and are silent.
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

export const PadlockIcon = () => (
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

export const KeyIcon = () => (
  <Icon>
    <circle cx="8" cy="12" r="4.25" />
    <path d="M12.25 12H21v3.25M17 12v2.5" />
  </Icon>
);

export const ExclamationIcon = () => (
  <Icon>
    <path d="M12 4v10.5M12 19v.2" strokeWidth="3" />
  </Icon>
);

export const QuestionIcon = () => (
  <Icon>
    <path d="M8 8.5a4 4 0 1 1 6.2 3.3c-1.4.9-2.2 1.6-2.2 3.2M12 19.2v.1" strokeWidth="2.25" />
  </Icon>
);

/** Without an end. */
export const EndlessIcon = () => (
  <Icon>
    <path d="M12 12c-1.6-2.3-3.1-3.75-5-3.75a3.75 3.75 0 0 0 0 7.5c1.9 0 3.4-1.45 5-3.75 1.6-2.3 3.1-3.75 5-3.75a3.75 3.75 0 0 1 0 7.5c-1.9 0-3.4-1.45-5-3.75Z" />
  </Icon>
);

/** A plug out of its socket. */
export const UnpluggedIcon = () => (
  <Icon>
    <path d="m4 20 3.2-3.2M20 4l-3.2 3.2M9.5 11.5l-2 2M12.5 14.5l-2 2M6 12l6 6-1.8 1.8a3 3 0 0 1-4.2 0L4.2 18a3 3 0 0 1 0-4.2zM18 12l-6-6 1.8-1.8a3 3 0 0 1 4.2 0L19.8 6a3 3 0 0 1 0 4.2z" />
  </Icon>
);

/** A computer that is switched off. */
export const SwitchedOffIcon = () => (
  <Icon>
    <path d="M8.5 20h7M12 16.5V20M4 4.5h-.5v12h14M8 4.5h12.5v11.5M3 2.5l18 18.5" />
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
