// Which of its states home is in: a pure function of what main told and of the server's clock.
import type { HomeView } from '../../../../src/contract/ipc.ts';
import type { Standing } from '../../../../src/expiry/standing.ts';
import { standingAt } from '../../../../src/expiry/standing.ts';

type Known = NonNullable<HomeView['known']>;
export type Face = HomeView['face'];

/** The directory has told how the password stands. */
export interface KnownState {
  readonly kind: 'known';
  readonly known: Known;
  readonly standing: Standing;
  readonly face: Face;
  /** The API does not answer: it may have changed since. */
  readonly old: boolean;
}

/**
 * Somebody sits here, and nothing is known of their password. `revoked`: IT removed this computer. `asking`: for the first
 * time. `away`: the API does not answer, and has never told.
 */
export interface BlankState {
  readonly kind: 'revoked' | 'asking' | 'away';
}

/**
 * `who`: a seat where nobody has said who they are. `not-enrolled`: there are no reminders on this computer.
 * `not-a-person`: the OS account is nobody in the directory.
 */
export type HomeState = KnownState | BlankState | { readonly kind: 'who' | 'not-enrolled' | 'not-a-person' };

/** @param now milliseconds since 1970 by the server's clock */
export const homeState = (view: HomeView, now: number): HomeState => {
  const { connection, known, seat, face } = view;
  if (connection === 'not-enrolled') return { kind: 'not-enrolled' };
  if (seat.username === null) return { kind: seat.mode === 'sign-in' ? 'who' : 'not-a-person' };
  if (connection === 'revoked') return { kind: 'revoked' };
  if (known === null) return { kind: connection === 'offline' ? 'away' : 'asking' };
  const standing = standingAt(known.status, now);
  return { kind: 'known', known, standing, face: faceNow(standing, face), old: connection === 'offline' };
};

/** The face that main told, which may be from before the password expired. */
const faceNow = (standing: Standing, face: Face): Face => (standing.kind === 'expired' ? 'expired' : face);
