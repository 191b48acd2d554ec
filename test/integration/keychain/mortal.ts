// A companion in a process of its own, which goes through one change of the password and is killed on the way (SIGKILL, with
// all that it started): `node mortal.ts FOLDER WHY POINT`. POINT is how many points it lives to see; `all` says how many there
// are. It begins when it is told to: it takes a while to be read.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { NEW } from '../../unit/main/companion/copies-bench.ts';
import { atRest, belongingsIn, room } from './lives.ts';
import { keychainIn } from './runs.ts';

const [folder, why, last] = z
  .tuple([z.string(), z.enum(['reset', 'elsewhere']), z.union([z.literal('all'), z.coerce.number()])])
  .parse(process.argv.slice(2));
const floor = room();
const env = z.record(z.string(), z.string()).parse({ ...process.env });
const keyring = keychainIn({ env });
let points = 0;
let counting = false;

const desk = floor.workstation(
  belongingsIn(folder, keyring, () => {
    if (!counting) return;
    points += 1;
    if (points !== last) return;
    writeFileSync(join(folder, 'reports.json'), JSON.stringify(floor.reports));
    process.kill(0, 'SIGKILL');
  }),
);
await once(process, 'message');
await desk.start();
counting = true;
if (why === 'elsewhere') {
  floor.changeElsewhere();
  await desk.comeBack();
  await desk.enter(NEW);
} else await desk.reset(NEW, floor);
await atRest(desk);
keyring.stop();
process.send?.({ points, reports: floor.reports });
process.disconnect();
