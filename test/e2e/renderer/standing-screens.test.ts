// Home and the saved passwords in each of their states, in a real browser under the product's policy: beside the screens
// of the flows, since the two halves of all scenes take as long as each other.
import { lookAt } from './support/every-screen.ts';
import { standingScenes } from './support/scenes.ts';

lookAt(standingScenes);
