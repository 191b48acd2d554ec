// Days and moments as each language says them, in the way its region writes the time.
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/i18n/index.ts';

const now = new Date('2026-11-23T00:30:00Z');

/** By locale: today, tomorrow, at one o'clock, another day, and a day of another year. */
const instants = [
  '2026-11-23T14:05:00Z',
  '2026-11-24T09:00:00Z',
  '2026-11-24T01:05:00Z',
  '2026-12-03T13:05:00Z',
  '2027-11-20T09:00:00Z',
] as const;

const said: Readonly<Record<string, readonly string[]>> = {
  es: [
    'hoy a las 14:05',
    'mañana a las 9:00',
    'mañana a la 1:05',
    'el jueves, 3 de diciembre a las 13:05',
    'el sábado, 20 de noviembre de 2027 a las 9:00',
  ],
  'es-MX': [
    'hoy a las 2:05 p.m.',
    'mañana a las 9:00 a.m.',
    'mañana a la 1:05 a.m.',
    'el jueves, 3 de diciembre a la 1:05 p.m.',
    'el sábado, 20 de noviembre de 2027 a las 9:00 a.m.',
  ],
  'pt-BR': [
    'hoje às 14:05',
    'amanhã às 09:00',
    'amanhã à 01:05',
    'quinta-feira, 3 de dezembro às 13:05',
    'sábado, 20 de novembro de 2027 às 09:00',
  ],
  'tl-PH': [
    'ngayong araw nang 2:05 PM',
    'bukas nang 9:00 AM',
    'bukas nang 1:05 AM',
    'Huwebes, Disyembre 3 nang 1:05 PM',
    'Sabado, Nobyembre 20, 2027 nang 9:00 AM',
  ],
  'hi-IN': [
    'आज 2:05 pm बजे',
    'कल 9:00 am बजे',
    'कल 1:05 am बजे',
    'गुरुवार, 3 दिसंबर 1:05 pm बजे',
    'शनिवार, 20 नवंबर 2027 9:00 am बजे',
  ],
};

describe.each(Object.entries(said))('%s', (locale, expected) => {
  const words = createTranslator(locale, 'UTC');
  it('says moments', () => {
    // The blank before "p.m." is a no-break one in some versions of the locale data.
    const moments = instants.map((at) => words.moment(new Date(at), now).replace(/\s/gu, ' '));
    expect(moments).toEqual(expected);
  });
});

/** By locale: half a minute, a minute, 15 minutes, two hours, and a number that some languages count otherwise. */
const seconds = [30, 60, 900, 7200, 3_600_000_000];
const lengths: Readonly<Record<string, readonly string[]>> = {
  es: ['30 segundos', '1 minuto', '15 minutos', '2 horas', '1.000.000 de horas'],
  pt: ['30 segundos', '1 minuto', '15 minutos', '2 horas', '1.000.000 de horas'],
  fil: ['30 segundo', '1 minuto', '15 minuto', '2 oras', '1,000,000 oras'],
  hi: ['30 सेकंड', '1 मिनट', '15 मिनट', '2 घंटे', '10,00,000 घंटे'],
};

describe.each(Object.entries(lengths))('%s', (locale, expected) => {
  const words = createTranslator(locale, 'UTC');
  it('says lengths of time', () => {
    expect(seconds.map((length) => words.duration(length))).toEqual(expected);
  });
});
