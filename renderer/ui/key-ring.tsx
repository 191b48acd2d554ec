// The sign of Keyturn: a key in a ring.
import { grid, keyPath, ring } from './key-ring-shape.ts';

const side = String(grid);

export const KeyRing = () => (
  <svg viewBox={`0 0 ${side} ${side}`} aria-hidden="true" focusable="false">
    <circle
      cx={grid / 2}
      cy={grid / 2}
      r={ring.radius}
      fill="none"
      stroke="currentColor"
      strokeWidth={ring.width}
    />
    <path fill="currentColor" fillRule="evenodd" d={keyPath} />
  </svg>
);
