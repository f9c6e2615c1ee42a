import { postOf, type Post } from '../organisations/posts.js';

/** A post as a roster names it: in the member's own branch or group, or in a body above it. */
export type NamedPost = { readonly post: Post; readonly level: 'group' | 'branch' | 'above' };

const above = /机关党委|党委|总支|工委|机关纪委|纪委(?!员)/u;

/** The posts in a cell such as 党支部副书记、组织委员 or 党支部书记（兼）. What names no known post is left out. */
export const partyPosts = (text: string): readonly NamedPost[] =>
  text
    .normalize('NFKC')
    .replace(/\([^)]*\)/gu, '')
    .split(/[、,，;；/\s]+|兼(?:任)?/u)
    .flatMap((title): NamedPost[] => {
      const post = postOf(title);
      if (post === null) return [];
      if (above.test(title)) return [{ post, level: 'above' }];
      return [{ post, level: post === 'groupLeader' ? 'group' : 'branch' }];
    });
