// The files that IT installs name what is there: settings, programs, folders.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readEnvironment } from '../../../server/config/environment.ts';
import { projectNode, root } from '../../../scripts/lib/paths.mjs';

const read = (name: string): string => readFileSync(join(root, 'assets/deploy', name), 'utf8');
const unit = read('keyturn-server.service');
const valuesOf = (key: string): string[] =>
  [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value);
/** Where the unit and its neighbours expect a clone. */
const home = '/opt/keyturn';

it('the service starts what this folder holds, in the folder where it stands', () => {
  const [program = '', entry = ''] = valuesOf('ExecStart')[0]?.split(' ') ?? [];
  // Where npm puts it on Linux.
  expect(program).toBe(`${home}/node_modules/node/bin/node`);
  expect(existsSync(projectNode)).toBe(true);
  expect(valuesOf('WorkingDirectory')).toEqual([home]);
  expect(existsSync(join(root, entry))).toBe(true);
});

it('the service and its settings file are judged complete by the server', () => {
  const lines = [...valuesOf('Environment'), ...read('server.env').split('\n')];
  const settings = lines.flatMap((line) => {
    const [, name = '', value = ''] = /^(KEYTURN_\w+)="?([^"]*)"?$/.exec(line) ?? [];
    return name === '' ? [] : [[name, value] as const];
  });
  const secrets: Record<string, string> = {
    '%d/master-key': Buffer.alloc(32).toString('base64'),
    '%d/enrolment-token': 'a token that is long enough',
  };
  const { values, faults } = readEnvironment(Object.fromEntries(settings), (path) => secrets[path] ?? '');
  expect(faults).toEqual([]);
  expect(values).toMatchObject({ KEYTURN_MODE: 'production', KEYTURN_DATA_DIR: '/var/lib/keyturn' });
  expect(valuesOf('StateDirectory')).toEqual(['keyturn']);
});

it('each secret that the service is given comes from the folder that the commands read', () => {
  for (const credential of valuesOf('LoadCredential'))
    expect(credential).toMatch(/^([a-z-]+):\/etc\/keyturn\/secrets\/\1$/);
});

it('the companion starts in the tray at each sign-in', () => {
  expect(read('keyturn-autostart.desktop')).toMatch(/^Exec=\/opt\/Keyturn\/keyturn --hidden$/m);
});
