/** The day that somebody typed in one of the usual ways: 2026年3月12日, 2026-3-12, 2026.3.12, 2026/03/12, 20260312; null for anything else. */
export const dayOfText = (text: string): string | null => {
  const t = text.normalize('NFKC').replaceAll(/\s/g, '');
  const m =
    /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(t) ??
    /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(t) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(t);
  if (!m) return null;
  const day = `${m[1]}-${m[2]?.padStart(2, '0')}-${m[3]?.padStart(2, '0')}`;
  const real = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(day) ? day : null;
};
