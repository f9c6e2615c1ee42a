import { expect, it } from 'vitest';
import { browserName } from './browserName.js';

it('names system and browser as their owner would', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/109.0 Safari/537.36';
  expect(browserName(chrome)).toBe('Windows 电脑，Chrome 内核浏览器');
  expect(browserName(`${chrome} Edg/109`)).toBe('Windows 电脑，Edge');
  expect(browserName('Mozilla/5.0 (Linux; Android 12) Chrome/98 MicroMessenger/8')).toBe('安卓手机，微信');
  expect(browserName('curl/8')).toBe('其他设备');
});
