// Every screen of the companion, each with the world it is seen in and the way to it.
import { copiesScreens } from './scenes/copies.ts';
import { lastScreens } from './scenes/end.ts';
import { enrolmentScreens } from './scenes/enrolment.ts';
import { firstScreens } from './scenes/first.ts';
import { homeScreens } from './scenes/home.ts';
import { passwordScreens } from './scenes/password.ts';
import { proofScreens } from './scenes/proof.ts';
import type { Scene } from './scenes/scene.ts';

/** What stands still until a person starts something. */
export const standingScenes: readonly Scene[] = [...homeScreens, ...copiesScreens];

/** What a person goes through, step by step. */
export const flowScenes: readonly Scene[] = [
  ...firstScreens,
  ...proofScreens,
  ...passwordScreens,
  ...lastScreens,
  ...enrolmentScreens,
];

export const scenes: readonly Scene[] = [...standingScenes, ...flowScenes];
