// The sign of Keyturn: a key in a ring, drawn as in assets/.
export const KeyRing = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="16" cy="16" r="14" fill="none" stroke="currentColor" strokeWidth="3" />
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M16 6.5a5.25 5.25 0 0 0-2 10.1V25h4v-2.25h2.5v-3.5H18V16.6a5.25 5.25 0 0 0-2-10.1m0 3.4a1.85 1.85 0 1 1 0 3.7 1.85 1.85 0 0 1 0-3.7"
    />
  </svg>
);
