import { describe, expect, it } from 'vitest';
import { auditText } from './auditText.js';

describe('the detail of an audit entry', () => {
  it('is said in words, without what only a program reads', () => {
    expect(auditText({ signInName: 'zhang', locks: true, id: 'x' })).toBe('登录名：zhang；已锁定：是');
    expect(auditText({ files: ['名册.xlsx', '台账.xlsx'], counts: { accept: 3, reject: 0, codes: { A: 1 } } })).toBe(
      '文件：名册.xlsx、台账.xlsx；接收：3；拒收：0',
    );
  });

  it('is empty where there is nothing more to say', () => {
    expect(auditText({})).toBe('');
    expect(auditText(null)).toBe('');
    expect(auditText({ reason: '' })).toBe('');
  });
});
