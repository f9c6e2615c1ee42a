import type { ReactNode } from 'react';
import type { DeskView, Standing } from '../draft/desk.js';

const sentences: Readonly<Record<Standing, string>> = {
  untouched: '填写后自动保存',
  unsaved: '正在保存……',
  saving: '正在保存……',
  saved: '已保存，换一台设备也能继续填写',
  offline: '网络中断，已保存在本机，联网后自动上传',
  signedOut: '登录已过期，已保存在本机',
  changed: '他人已修改这份草稿，请选择保留哪些',
  refused: '尚未保存，原因见上',
};
const lost: Readonly<Partial<Record<Standing, string>>> = {
  offline: '网络中断，本浏览器不能保存草稿，请不要关闭本页',
  signedOut: '登录已过期，本浏览器不能保存草稿，请不要关闭本页',
};

/** Where what was typed is now; also read out. */
export const StandingLine = ({ view }: { view: DeskView }): ReactNode => (
  <output className={`standing is-${view.standing}`}>
    {(!view.kept && lost[view.standing]) || sentences[view.standing]}
  </output>
);
