import type { z } from 'zod';
import type { contradictionsOfMeeting as contract } from '../../../contract/contradictions.js';
import { Original } from '../../../domain/duplicates/agreement.js';
import { printOf } from '../../../domain/duplicates/textPrint.js';
import { cardSettingsOn } from '../../cards/reads/settings.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { contradictionsOf, meetingText, type ContradictionRow } from '../reads/findings.js';
import { toContradictionLine } from '../reads/lines.js';

type Reply = Omit<z.input<(typeof contract)['reply']>, 'may'>;
const dayMs = 24 * 3_600_000;

/** Passages of the record's own text alone: what stands there too is shown in the words of whoever reads it. */
const passagesOf = async (
  deps: Deps,
  tenantId: string,
  text: string,
  found: readonly ContradictionRow[],
): Promise<Reply['passages']> => {
  const copies = found.filter((c) => c.code === 'nearlyEqual' && c.explained_at === null);
  if (copies.length === 0) return [];
  const original = new Original(printOf(text));
  return Promise.all(
    copies.map(async (c) => {
      const other = c.other_id === null ? undefined : await meetingText(deps.pool, tenantId, c.other_id);
      const passages = other ? original.passagesIn(printOf(other.text)) : [];
      return { contradictionId: c.id, texts: passages.map((p) => text.slice(p.from, p.until)) };
    }),
  );
};

/**
 * What contradicts itself in a record. The branch sees it at once; whoever stands above sees it after the days of grace, with what
 * the branch has said about it.
 * @throws Refusal notFound
 */
export const showContradictions =
  (deps: Deps) =>
  async (
    who: { readonly tenantId: string; readonly path: string; readonly ofBranch: boolean },
    meetingId: string,
  ): Promise<Reply> => {
    const [all, text] = await Promise.all([
      contradictionsOf(deps.pool, who.tenantId, meetingId),
      meetingText(deps.pool, who.tenantId, meetingId),
    ]);
    if (!text) throw new Refusal('notFound');
    const { settings } = await cardSettingsOn(deps.pool, who.tenantId, who.path);
    const before = new Date(deps.clock.now().getTime() - settings.graceDays * dayMs);
    const found = who.ofBranch ? all : all.filter((c) => c.found_at < before);
    return {
      items: found.map(toContradictionLine),
      passages: await passagesOf(deps, who.tenantId, text.text, found),
      correctable: !text.imported,
    };
  };
