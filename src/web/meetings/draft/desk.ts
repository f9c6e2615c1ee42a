import { asRefusal, saysSessionEnded, type Refusal } from '../../kit/refusal.js';
import { asKept, isSaved, same, writtenOf, type Draft, type Written } from './draft.js';
import type { Shelf } from './kept.js';

/** How a draft stands: what the server has, what only this browser has, and what keeps it from being saved. */
export type Standing = 'untouched' | 'unsaved' | 'saving' | 'saved' | 'offline' | 'signedOut' | 'changed' | 'refused';

/** What somebody else has saved meanwhile. */
export type Theirs = Written & { readonly revision: number; readonly by: string };

export type DeskView = {
  readonly draft: Draft;
  readonly standing: Standing;
  readonly refusal: Refusal | null;
  readonly theirs: Theirs | null;
  /** False where this browser keeps nothing. */
  readonly kept: boolean;
};

export type Ports = {
  readonly start: (draft: Draft) => Promise<{ readonly revision: number }>;
  readonly save: (draft: Draft) => Promise<{ readonly revision: number }>;
  /** The draft as the server has it. */
  readonly look: (id: string) => Promise<Theirs>;
  readonly shelf: Shelf;
  readonly onSessionEnded: () => void;
};

/** Milliseconds: after the last change until it is saved, and between attempts without network. */
const waits = { save: 900, retry: 5_000 } as const;

/**
 * Keeps one draft: every change at once in this browser, a moment later on the server. What the server has acknowledged is removed
 * here. Without network, or after the session has ended, it goes on and saves when it can; where somebody else saved meanwhile it
 * stops and asks.
 */
export class DraftDesk {
  #view: DeskView;
  readonly #ports: Ports;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  /** The server has stopped a secrecy mark: until it accepts the text, nothing of it stays in this browser either. */
  #marked = false;

  constructor(draft: Draft, ports: Ports) {
    this.#ports = ports;
    const standing = isSaved(draft) ? 'saved' : draft.tried || draft.base !== null ? 'unsaved' : 'untouched';
    this.#view = { draft, standing, refusal: null, theirs: null, kept: true };
  }

  readonly view = (): DeskView => this.#view;
  readonly subscribe = (tell: () => void): (() => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };

  #show(part: Partial<DeskView>): void {
    this.#view = { ...this.#view, ...part };
    for (const tell of this.#listeners) tell();
  }

  /** In this browser as long as the server does not have all of it. */
  #keep(draft: Draft): void {
    const needless = isSaved(draft) && draft.lateReason === '';
    if (needless || this.#marked) this.#ports.shelf.remove(draft.id);
    this.#show({ draft, kept: needless || (!this.#marked && this.#ports.shelf.put(draft)) });
  }

  readonly change = (how: (draft: Draft) => Draft): void => {
    const draft = how(this.#view.draft);
    if (same(draft, this.#view.draft)) return;
    this.#keep(draft);
    if (this.#view.standing !== 'changed') this.#show({ standing: isSaved(draft) ? 'saved' : 'unsaved' });
    this.#later(waits.save);
  };

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  /** Saves now what is not saved; true where the server has all of it. */
  readonly flush = async (): Promise<boolean> => {
    clearTimeout(this.#timer);
    this.#running ??= this.#saveAll().finally(() => (this.#running = null));
    await this.#running;
    return isSaved(this.#view.draft);
  };

  async #saveAll(): Promise<void> {
    // What was changed while the last was on its way is sent after it.
    while (!isSaved(this.#view.draft) && this.#view.draft.content.parts.length > 0 && this.#view.theirs === null)
      if (!(await this.#send(this.#view.draft))) return;
  }

  async #send(sent: Draft): Promise<boolean> {
    this.#show({ standing: 'saving', refusal: null });
    try {
      if (sent.revision > 0) this.#acknowledge(sent, (await this.#ports.save(sent)).revision);
      else await this.#begin(sent);
      return true;
    } catch (error) {
      return this.#failed(sent, asRefusal(error));
    }
  }

  async #begin(sent: Draft): Promise<void> {
    this.#keep({ ...this.#view.draft, tried: true });
    const { revision } = await this.#ports.start(sent);
    if (!sent.tried) this.#acknowledge(sent, revision);
    else {
      // An earlier attempt may have arrived without an answer: what the server then has is looked at, not overwritten.
      const there = await this.#ports.look(sent.id);
      this.#keep({ ...this.#view.draft, revision: there.revision, base: { day: there.day, content: there.content } });
      this.#show({ standing: isSaved(this.#view.draft) ? 'saved' : 'unsaved' });
    }
  }

  #acknowledge(sent: Draft, revision: number): void {
    this.#marked = false;
    this.#keep({ ...this.#view.draft, revision, base: writtenOf(sent) });
    this.#show({ standing: isSaved(this.#view.draft) ? 'saved' : 'unsaved' });
  }

  async #failed(sent: Draft, refusal: Refusal): Promise<boolean> {
    if (refusal.code === 'secrecy.marked') {
      this.#marked = true;
      this.#keep(this.#view.draft);
    }
    if (saysSessionEnded(refusal)) {
      this.#show({ standing: 'signedOut' });
      this.#ports.onSessionEnded();
    } else if (refusal.code === 'offline' || refusal.code === 'unreadable' || refusal.code === 'request.tooMany') {
      this.#show({ standing: 'offline' });
      this.#later(waits.retry);
    } else if (refusal.code === 'gathering.changed') return this.#meet(sent);
    else this.#show({ standing: 'refused', refusal });
    return false;
  }

  /** Somebody saved meanwhile; or it was this very text, whose answer was lost. True where nothing has to be asked. */
  async #meet(sent: Draft): Promise<boolean> {
    try {
      const theirs = await this.#ports.look(sent.id);
      if (same(asKept(theirs), asKept(sent))) {
        this.#acknowledge(sent, theirs.revision);
        return true;
      }
      this.#show({ standing: 'changed', theirs });
      return false;
    } catch (error) {
      const refusal = asRefusal(error);
      return refusal.code === 'gathering.changed' ? false : this.#failed(sent, refusal);
    }
  }

  /** What was settled with what somebody else had saved: it stands on theirs. */
  readonly settle = (settled: Written, theirs: Theirs): void => {
    this.#keep({ ...this.#view.draft, ...settled, revision: theirs.revision, base: writtenOf(theirs) });
    this.#show({ theirs: null, standing: isSaved(this.#view.draft) ? 'saved' : 'unsaved' });
    void this.flush();
  };

  /** It is filed or cancelled: nothing of it stays in this browser. */
  readonly done = (): void => {
    clearTimeout(this.#timer);
    this.#ports.shelf.remove(this.#view.draft.id);
  };

  readonly close = (): void => clearTimeout(this.#timer);
}
