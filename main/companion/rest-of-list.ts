// The rest of the list after a change: what people see to themselves, ticked off, and verified where it can be. That
// Windows has seen the new password is verified by a lock and an unlock while the domain answers, before and after.
import { checklistItems } from '../../src/credentials/checklist.ts';
import type { AccountRecord, Checklist } from '../../src/credentials/journal.ts';
import type { ChecklistLine } from '../../src/contract/ipc.ts';
import {
  ChecklistSettings,
  type SavedCredentialSetting,
} from '../../src/settings/saved-credential-settings.ts';
import type { Domain, PresenceEvent, Workstation } from '../ports.ts';

export interface RestOfListOptions {
  readonly domain: Domain;
  readonly workstation: Workstation;
  readonly settings: () => ChecklistSettings | undefined;
  /** Required saved credentials that this system does not let Keyturn change. */
  readonly beyond: () => readonly SavedCredentialSetting[];
  /** Of who sits here; null at a shared seat, or where nobody does. */
  readonly record: () => AccountRecord | null;
  readonly put: (record: AccountRecord) => void;
  readonly changed: () => void;
}

/** What a lock and an unlock on the network bring to Windows. */
const SIGN_IN = 'windows-sign-in';

export class RestOfList {
  readonly #options: RestOfListOptions;
  #check: Exclude<ChecklistLine['check'], 'none'> = 'offered';
  /** The change that it is about: a later one is not verified by a lock from before it. */
  #changedAt: string | undefined;
  /** The screen was locked after the domain was seen to answer. */
  #locked = false;

  constructor(options: RestOfListOptions) {
    this.#options = options;
  }

  /** One line an item; none before the first change. */
  lines(): ChecklistLine[] {
    const checklist = this.#checklist();
    if (checklist === null) return [];
    return this.#items().map((item) => ({
      kind: item.kind,
      id: item.id,
      name: item.kind === 'known' ? null : item.name,
      about: item.kind === 'own' ? item.about : null,
      state: stateOf(item.id, checklist),
      check: item.id === SIGN_IN ? this.#checkOf(checklist) : 'none',
    }));
  }

  /** How many are still to be seen to. */
  get open(): number {
    return this.lines().filter(({ state }) => state === 'open').length;
  }

  /** Ticks an item off, or not any more. What is not in the list changes nothing. */
  tick(id: string, done: boolean): void {
    if (!this.#items().some((item) => item.id === id)) return;
    this.#move((checklist) => {
      const others = (ids: readonly string[]) => ids.filter((one) => one !== id);
      return done
        ? { ...checklist, done: [...others(checklist.done), id] }
        : { ...checklist, done: others(checklist.done), verified: others(checklist.verified) };
    });
  }

  /** Asks whether the domain answers, where that is what verifies an item; then a lock and an unlock do. Never rejects. */
  async verify(id: string): Promise<void> {
    const checklist = this.#checklist();
    if (id !== SIGN_IN || checklist === null) return;
    this.#changedAt = checklist.changedAt;
    this.#locked = false;
    this.#show('checking');
    this.#show((await this.#reachable()) ? 'domain-reachable' : 'domain-away');
  }

  heard(event: PresenceEvent): void {
    const checklist = this.#checklist();
    if (checklist === null || this.#checkOf(checklist) !== 'domain-reachable') return;
    if (event === 'lock') this.#locked = true;
    if (event !== 'unlock' || !this.#locked) return;
    this.#locked = false;
    void this.#unlocked(checklist.changedAt);
  }

  /** Away from the network Windows lets people in with what it remembers: that is no proof. */
  async #unlocked(changedAt: string): Promise<void> {
    this.#show('checking');
    const reachable = await this.#reachable();
    // Where a later change was heard meanwhile, it was not that one which Windows has seen.
    if (reachable && this.#checklist()?.changedAt === changedAt)
      this.#move((checklist) => ({
        ...checklist,
        verified: [...checklist.verified.filter((id) => id !== SIGN_IN), SIGN_IN],
      }));
    this.#show(reachable ? 'offered' : 'domain-away');
  }

  #checkOf({ changedAt }: Checklist): Exclude<ChecklistLine['check'], 'none'> {
    return changedAt === this.#changedAt ? this.#check : 'offered';
  }

  #checklist(): Checklist | null {
    return this.#options.record()?.checklist ?? null;
  }

  async #reachable(): Promise<boolean> {
    return (await this.#options.domain.reachable().catch(() => 'no')) === 'yes';
  }

  #move(change: (checklist: Checklist) => Checklist): void {
    const { record, put } = this.#options;
    const now = record();
    if (now === null || now.checklist === null) return;
    put({ ...now, checklist: change(now.checklist) });
  }

  #items() {
    const { settings, workstation, beyond } = this.#options;
    return checklistItems(settings() ?? ChecklistSettings.parse({}), workstation.platform, beyond());
  }

  #show(check: Exclude<ChecklistLine['check'], 'none'>): void {
    this.#check = check;
    this.#options.changed();
  }
}

function stateOf(id: string, { done, verified }: Checklist): ChecklistLine['state'] {
  if (verified.includes(id)) return 'verified';
  return done.includes(id) ? 'done' : 'open';
}
