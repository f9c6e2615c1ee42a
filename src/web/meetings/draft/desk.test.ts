import { describe, expect, it } from 'vitest';
import { gatheringContent } from '../../../domain/meetings/content.js';
import { day } from '../../../domain/shared/calendarDay.js';
import { Refusal } from '../../kit/refusal.js';
import { DraftDesk, type Ports } from './desk.js';
import { isSaved, writtenOf, type Draft, type Written } from './draft.js';
import { shelfOf } from './kept.js';
import { newId } from './newId.js';

const about = (topic: string): Written => ({
  day: day('2026-11-20'),
  content: gatheringContent.parse({ parts: [{ kinds: ['themeDay'], topic }] }),
});
const begun = (): Draft => ({
  id: newId(),
  organisationId: newId(),
  state: 'held',
  recurringId: null,
  lateReason: '',
  revision: 0,
  tried: false,
  base: null,
  ...about('一'),
});
const changeTo =
  (topic: string) =>
  (draft: Draft): Draft => ({ ...draft, ...about(topic) });

/** The browser's storage as a plain value. */
const storage = (): Storage => {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (name) => items.get(name) ?? null,
    key: (i) => [...items.keys()][i] ?? null,
    removeItem: (name) => void items.delete(name),
    setItem: (name, value) => void items.set(name, value),
  };
};

/** A server of one draft that can be cut off, before or after it has written. */
const server = () => {
  let held: { written: Written; revision: number } | null = null;
  const fault: { now: Error | null; after: Error | null } = { now: null, after: null };
  const shelf = shelfOf(storage(), 'somebody');
  const write = (written: Written): { revision: number } => {
    held = { written, revision: (held?.revision ?? 0) + 1 };
    if (fault.after) throw fault.after;
    return { revision: held.revision };
  };
  const ports: Ports = {
    start: async (draft) => {
      if (fault.now) throw fault.now;
      return held ? { revision: held.revision } : write(writtenOf(draft));
    },
    save: async (draft) => {
      if (fault.now) throw fault.now;
      if (held?.revision !== draft.revision) throw new Refusal('gathering.changed', '');
      return write(writtenOf(draft));
    },
    look: async () => {
      if (!held) throw new Refusal('notFound', '');
      return { ...held.written, revision: held.revision, by: '另一人' };
    },
    shelf,
    onSessionEnded: () => undefined,
  };
  return { ports, fault, shelf, held: () => held?.written.content.parts[0]?.topic, byOther: (w: Written) => write(w) };
};
const offline = new Refusal('offline', '');

describe('a draft on its desk', () => {
  it('is kept in the browser only until the server has it', async () => {
    const { ports, shelf, held } = server();
    const desk = new DraftDesk(begun(), ports);
    desk.change(changeTo('二'));
    expect(shelf.all()).toHaveLength(1);
    expect(await desk.flush()).toBe(true);
    expect([held(), desk.view().standing, shelf.all().length]).toEqual(['二', 'saved', 0]);
  });

  it('stays in the browser without network and is saved when it is back', async () => {
    const { ports, fault, shelf, held } = server();
    const desk = new DraftDesk(begun(), ports);
    await desk.flush();
    fault.now = offline;
    desk.change(changeTo('断网时写的'));
    expect(await desk.flush()).toBe(false);
    expect(desk.view().standing).toBe('offline');
    expect(shelf.get(desk.view().draft.id)?.content.parts[0]?.topic).toBe('断网时写的');
    fault.now = null;
    expect(await desk.flush()).toBe(true);
    expect([held(), shelf.all().length]).toEqual(['断网时写的', 0]);
    desk.close();
  });

  it('is opened again from what the browser kept', async () => {
    const { ports, fault, shelf, held } = server();
    const first = new DraftDesk(begun(), ports);
    fault.now = offline;
    first.change(changeTo('关闭前写的'));
    await first.flush();
    first.close();
    fault.now = null;
    const again = new DraftDesk(shelf.all()[0] ?? begun(), ports);
    expect(again.view().standing).toBe('unsaved');
    expect(await again.flush()).toBe(true);
    expect([held(), again.view().standing]).toEqual(['关闭前写的', 'saved']);
  });

  it('is neither made twice nor believed saved where an answer was lost', async () => {
    const { ports, fault, held } = server();
    const desk = new DraftDesk(begun(), ports);
    fault.after = offline;
    desk.change(changeTo('发出后断网'));
    expect(await desk.flush()).toBe(false);
    fault.after = null;
    desk.change(changeTo('之后又写的'));
    expect(await desk.flush()).toBe(true);
    expect(held()).toBe('之后又写的');
    fault.after = offline;
    desk.change(changeTo('再断一次'));
    await desk.flush();
    fault.after = null;
    expect(await desk.flush()).toBe(true);
    expect([held(), desk.view().theirs]).toEqual(['再断一次', null]);
    desk.close();
  });

  it('leaves nothing of a text with a secrecy mark in the browser until the mark is gone', async () => {
    const { ports, fault, shelf, held } = server();
    const desk = new DraftDesk(begun(), ports);
    fault.now = new Refusal('secrecy.marked', '');
    desk.change(changeTo('带密级标志'));
    expect(await desk.flush()).toBe(false);
    desk.change(changeTo('还带密级标志'));
    expect([shelf.all().length, desk.view().kept, desk.view().draft.content.parts[0]?.topic]).toEqual([
      0,
      false,
      '还带密级标志',
    ]);
    fault.now = null;
    desk.change(changeTo('已删去'));
    expect(await desk.flush()).toBe(true);
    expect([held(), desk.view().standing]).toEqual(['已删去', 'saved']);
  });

  it('stops and shows what somebody else saved, and goes on from what was settled', async () => {
    const { ports, byOther, held } = server();
    const desk = new DraftDesk(begun(), ports);
    await desk.flush();
    byOther(about('他写的'));
    desk.change(changeTo('我写的'));
    expect(await desk.flush()).toBe(false);
    const { theirs, standing, draft } = desk.view();
    expect([standing, theirs?.by, theirs?.content.parts[0]?.topic]).toEqual(['changed', '另一人', '他写的']);
    expect(draft.content.parts[0]?.topic).toBe('我写的');
    expect(held()).toBe('他写的');
    if (theirs) desk.settle(about('两人商定的'), theirs);
    expect(await desk.flush()).toBe(true);
    expect([held(), isSaved(desk.view().draft)]).toEqual(['两人商定的', true]);
  });
});

describe('what a browser keeps', () => {
  it('is apart for each account, and what cannot be read is no draft', () => {
    const box = storage();
    const mine = shelfOf(box, 'a');
    mine.put(begun());
    box.setItem('zhibu.draft.a.broken', '{');
    expect([mine.all().length, shelfOf(box, 'b').all().length]).toEqual([1, 0]);
  });
});

describe('an id made in the browser', () => {
  it('is a UUIDv7 and never the same', () => {
    const ids = Array.from({ length: 200 }, newId);
    expect(new Set(ids).size).toBe(200);
    for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u);
  });
});
