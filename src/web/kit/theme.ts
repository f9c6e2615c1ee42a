import type { ThemeConfig } from 'antd';

/**
 * Quiet colours for a page that is open all day: paper and ink, one deep red. Every text colour has at least 4.5:1 on white and
 * on the ground colour. The same values stand as CSS variables in base.css.
 */
const colours = {
  colorPrimary: '#9f1d1d',
  colorInfo: '#34556b',
  colorSuccess: '#2c6a4d',
  colorWarning: '#8a5800',
  colorError: '#b3261e',
  colorLink: '#24507a',
  colorInfoBg: '#eef3f7',
  colorInfoBorder: '#c3d3e0',
  colorSuccessBg: '#eaf3ee',
  colorSuccessBorder: '#bcd5c7',
  colorWarningBg: '#fdf6e6',
  colorWarningBorder: '#ead3a2',
  colorErrorBg: '#fceeec',
  colorErrorBorder: '#ecc2bd',
  colorText: '#211f1c',
  colorTextSecondary: '#5a554e',
  colorTextTertiary: '#6b655d',
  colorTextDescription: '#6b655d',
  colorTextPlaceholder: '#767068',
  colorBorder: '#c9c2b6',
  colorBorderSecondary: '#e5e0d7',
  colorBgLayout: '#f7f5f1',
} as const;

const fontStack =
  "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif";

/** `scale` is 1, or 1.25 in large type. */
export const themeOf = (scale: number): ThemeConfig => ({
  token: {
    ...colours,
    fontFamily: fontStack,
    fontSize: 14 * scale,
    controlHeight: 34 * scale,
    controlHeightSM: 28 * scale,
    controlHeightLG: 42 * scale,
    borderRadius: 4,
    wireframe: false,
    // Nothing has to fade. Where motion is reduced, a button would keep the name of its spinner: its fading never ends.
    motion: false,
    boxShadow: '0 2px 10px rgba(33, 31, 28, 0.10)',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Input: {
      activeBorderColor: '#1d5fa8',
      hoverBorderColor: '#6b655d',
      activeShadow: '0 0 0 1px #1d5fa8',
    },
    Segmented: { trackBg: '#e9e5dc' },
    Alert: { defaultPadding: '10px 14px', withDescriptionPadding: '12px 16px', withDescriptionIconSize: 18 },
  },
});
