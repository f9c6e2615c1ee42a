import { describe, expect, it } from 'vitest';
import { partyPosts } from './partyPosts.js';

describe('posts in a cell of a roster', () => {
  it('reads several posts, whatever stands between them', () => {
    expect(partyPosts('党支部副书记、组织委员')).toEqual([
      { post: 'deputySecretary', level: 'branch' },
      { post: 'organisationMember', level: 'branch' },
    ]);
    expect(partyPosts('支部书记兼组织委员').map((p) => p.post)).toEqual(['secretary', 'organisationMember']);
    expect(partyPosts('纪检委员/党小组组长').map((p) => p.post)).toEqual(['disciplineMember', 'groupLeader']);
  });

  it('keeps posts of bodies above the branch apart', () => {
    expect(partyPosts('机关党委书记')).toEqual([{ post: 'secretary', level: 'above' }]);
    expect(partyPosts('机关党委委员，党支部书记').map((p) => p.level)).toEqual(['above', 'branch']);
    expect(partyPosts('机关纪委书记')[0]?.level).toBe('above');
  });

  it('leaves out what names no post', () => {
    expect(partyPosts('')).toEqual([]);
    expect(partyPosts('党员')).toEqual([]);
  });
});
