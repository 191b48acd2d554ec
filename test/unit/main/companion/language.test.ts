// Which language people read: the one IT set, otherwise the one of the operating system.
import { expect, it } from 'vitest';
import { createTranslator } from '../../../../src/i18n/index.ts';
import { ManagedSettings } from '../../../../src/settings/managed-settings.ts';
import { Setup } from '../../../../main/companion/setup.ts';
import { Words } from '../../../../main/companion/words.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { fakeApplication, FakeSettings } from '../../../fakes/desktop.ts';

const settings = (more: object) => ({
  kind: 'settings' as const,
  settings: ManagedSettings.parse({ apiAddress: 'https://reset.example', ...more }),
});

const setUp = (source: FakeSettings) =>
  new Setup({
    source,
    connectApi: () => {
      throw new Error('no language needs the API');
    },
    clock: new FakeClock(),
    application: fakeApplication({ locale: 'es-MX' }),
    workstation: { platform: 'linux' },
  });

it('is the one of the operating system until the managed settings name another', async () => {
  const source = new FakeSettings();
  const setup = setUp(source);
  const back = () => createTranslator(setup.language).t('action.back');
  expect(setup.language).toBe('es-MX');
  expect(back()).toBe('Atrás');

  source.reading = settings({});
  await setup.reload();
  expect(back()).toBe('Atrás');

  source.reading = settings({ language: 'pt-BR' });
  await setup.reload();
  expect(setup.state(null).language).toBe('pt-BR');
  expect(back()).toBe('Voltar');

  source.reading = settings({ language: 'tl-PH' });
  await setup.reload();
  expect(createTranslator(setup.language).locale).toBe('fil-PH');
});

it('is the last one that was wanted, whichever file is read first', async () => {
  let language = 'hi';
  const words = new Words({ language: () => language, zone: () => 'UTC' });
  const slow = words.follow();
  language = 'es';
  await words.follow();
  await slow;
  expect(words.current.t('action.back')).toBe('Atrás');
  language = 'en';
  const again = words.follow();
  language = 'es';
  await again;
  await words.follow();
  expect(words.current.t('action.back')).toBe('Atrás');
});

it('comes with the system, in whose words things are called', () => {
  expect(setUp(new FakeSettings()).state(null).platform).toBe('linux');
});
