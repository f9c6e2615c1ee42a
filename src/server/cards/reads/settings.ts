import { cardSettingsOf, type CardSettings } from '../../../domain/cards/settings.js';
import { nearestSetting } from '../../meetings/reads/branch.js';
import { idsOnPath } from '../../organisations/reads/tree.js';
import type { Asked } from '../../platform/db/pool.js';

/** Under this name settings of cards are stored. */
export const cardSettingName = 'cards';

/** How cards are at a place: what the nearest organisation on its path has set, and which (null: none, our defaults hold). */
export const cardSettingsOn = async (
  asked: Asked,
  tenantId: string,
  path: string,
): Promise<{ readonly settings: CardSettings; readonly setBy: string | null }> => {
  const found = await nearestSetting(asked, tenantId, idsOnPath(path), cardSettingName);
  return { settings: cardSettingsOf(found?.value), setBy: found?.by ?? null };
};
