import { describe, expect, it } from 'vitest';
import { moveInTree, type VisibleNode } from './treeKeys.js';

// 工委 ─┬─ 财政局党委 (open) ─┬─ 第一支部
//       │                     └─ 第二支部
//       └─ 教育局党委 (closed)
const nodes: readonly VisibleNode[] = [
  { id: 'root', level: 1, open: true, parent: true },
  { id: 'finance', level: 2, open: true, parent: true },
  { id: 'first', level: 3, open: false, parent: false },
  { id: 'second', level: 3, open: false, parent: false },
  { id: 'education', level: 2, open: false, parent: true },
];
const move = (key: string, at: string) => moveInTree(key, at, nodes);

describe('the keyboard in a tree', () => {
  it('goes up and down through what is visible', () => {
    expect([move('ArrowDown', 'second'), move('ArrowUp', 'finance'), move('ArrowUp', 'root')]).toEqual([
      { focus: 'education' },
      { focus: 'root' },
      null,
    ]);
  });

  it('opens with the right key, then goes in', () => {
    expect([move('ArrowRight', 'education'), move('ArrowRight', 'finance'), move('ArrowRight', 'first')]).toEqual([
      { toggle: 'education' },
      { focus: 'first' },
      null,
    ]);
  });

  it('closes with the left key, then goes out', () => {
    expect([move('ArrowLeft', 'finance'), move('ArrowLeft', 'second'), move('ArrowLeft', 'education')]).toEqual([
      { toggle: 'finance' },
      { focus: 'finance' },
      { focus: 'root' },
    ]);
  });

  it('jumps to the ends and leaves other keys and unknown nodes alone', () => {
    expect([move('Home', 'second'), move('End', 'root'), move('x', 'root'), move('End', 'gone')]).toEqual([
      { focus: 'root' },
      { focus: 'education' },
      null,
      null,
    ]);
  });
});
