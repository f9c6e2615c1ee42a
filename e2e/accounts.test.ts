import { describe, expect, it } from 'vitest';
import { obstacles } from './axe.js';
import { demoHouse } from './house.js';

const house = demoHouse();

describe('an account on paper', () => {
  it('the secretary prints codes for the branch; a member opens the own account with one on the phone', async () => {
    const secretary = await house.as('branchSecretary');
    const own = new URL(secretary.page.url()).pathname.split('/')[2] ?? '';
    await secretary.open(`/organisations/${own}/accounts`);
    await secretary.page.getByRole('button', { name: '单独发放' }).first().click();
    const sheet = secretary.page.getByRole('region', { name: '激活码' });
    const code = (await sheet.locator('.code').first().textContent()) ?? '';
    const name = (await sheet.locator('li strong').first().textContent()) ?? '';
    expect(code).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/);
    expect(await sheet.locator('svg').count()).toBeGreaterThan(0);
    expect(await obstacles(secretary, 'codes of a branch')).toEqual([]);

    const phone = await house.visitor('phone');
    await phone.open(`/activate#${code}`);
    await phone.page.getByText(name, { exact: true }).waitFor();
    expect(phone.page.url()).not.toContain(code);
    expect(await obstacles(phone, 'opening an account')).toEqual([]);
    await phone.page.getByLabel('登录名').fill(`paper-${code}`);
    await phone.page.getByLabel('口令').fill('澜川江上清风2026');
    await phone.page.getByRole('button', { name: '开通账号' }).tap();
    await phone.page.waitForURL((url) => !url.pathname.startsWith('/activate'));
    await phone.open('/security');
    await phone.page.getByText('本次登录').waitFor();
    expect(await obstacles(phone, 'own security')).toEqual([]);
  });
});

describe('the audit log', () => {
  it('is verified by the auditor on demand, and says that nothing was touched', async () => {
    const auditor = await house.as('audit');
    await auditor.open('/audit');
    await auditor.page.getByRole('button', { name: '校验' }).click();
    await auditor.page.getByText('校验通过').waitFor();
    expect(await obstacles(auditor, 'audit')).toEqual([]);
  });
});

describe('feedback', () => {
  it('is given from a page without a name, answered by the working committee, and read by all', async () => {
    const member = await house.as('member', 'phone');
    await member.page.getByRole('button', { name: '意见反馈' }).tap();
    await member.page.getByLabel('意见和建议').fill('字可以再大一些。');
    expect(await obstacles(member, 'giving feedback')).toEqual([]);
    await member.page.getByRole('dialog').getByRole('button', { name: '提交' }).tap();
    await member.page.getByText('已提交，谢谢。').waitFor();

    const officer = await house.as('workingCommittee');
    await officer.open('/feedback');
    const item = officer.page.getByRole('listitem').filter({ hasText: '字可以再大一些。' });
    expect(await item.textContent()).toContain('未署名');
    await item.getByRole('button', { name: /答复/ }).click();
    await officer.page.getByLabel('答复').last().fill('右上角可以打开大字显示。');
    await officer.page.getByRole('dialog').getByRole('button', { name: '答复' }).click();
    await officer.page.getByText('已答复。').waitFor();
    expect(await obstacles(officer, 'feedback')).toEqual([]);

    await member.open('/feedback');
    await member.page.getByText('右上角可以打开大字显示。').waitFor();
  });
});
