// Every screen of the companion, each with the world it is seen in and the way to it.
import { copiesScreens } from './scenes/copies.ts';
import { lastScreens } from './scenes/end.ts';
import { enrolmentScreens } from './scenes/enrolment.ts';
import { firstScreens } from './scenes/first.ts';
import { homeScreens } from './scenes/home.ts';
import { passwordScreens } from './scenes/password.ts';
import { proofScreens } from './scenes/proof.ts';
import type { Scene } from './scenes/scene.ts';

export const scenes: readonly Scene[] = [
  ...firstScreens,
  ...homeScreens,
  ...proofScreens,
  ...passwordScreens,
  ...lastScreens,
  ...copiesScreens,
  ...enrolmentScreens,
];
