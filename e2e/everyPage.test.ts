import { describe, expect, it } from 'vitest';
import { sizeNames } from '../src/testkit/browser.js';
import { obstacles } from './axe.js';
import { demoHouse, type DemoUser } from './house.js';
import { sights } from './pages.js';
import { picture } from './pictures.js';

const house = demoHouse();
const users = Object.keys(sights) as (DemoUser | 'stranger')[];

describe.each(sizeNames)('every page is open to everybody and fits its window (%s)', (size) => {
  it.each(users)('what %s sees', async (user) => {
    const visitor = user === 'stranger' ? await house.visitor(size) : await house.as(user, size);
    const found: string[] = [];
    for (const sight of sights[user] ?? []) {
      await sight.go(visitor);
      found.push(...(await obstacles(visitor, sight.name)));
      if (sight.picture) await picture(visitor, sight.picture);
    }
    expect(found).toEqual([]);
  });
});
