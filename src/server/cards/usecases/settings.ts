import type { Actor } from '../../../domain/access/policy.js';
import type { CardSettings } from '../../../domain/cards/settings.js';
import { namesOf } from '../../organisations/reads/tree.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { cardSettingName, cardSettingsOn } from '../reads/settings.js';
import { saveCardSettings } from '../store.js';
import type { At } from './show.js';

/** How cards are here, and who has set it so. */
export const cardSettingsAt =
  (deps: Deps) =>
  async ({ tenantId, organisationId, path }: At) => {
    const { settings, setBy } = await cardSettingsOn(deps.pool, tenantId, path);
    const names = setBy === null ? new Map() : await namesOf(deps.pool, tenantId, [setBy], deps.clock.today());
    return { settings, setBy: setBy === null ? null : String(names.get(setBy) ?? ''), own: setBy === organisationId };
  };

/** Names, colours and days of grace for an organisation and all below it. */
export const changeCardSettings =
  (deps: Deps) =>
  async (who: Actor, organisationId: string, settings: CardSettings): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async ({ db, client }) => {
      await saveCardSettings(client, { ...who, at: deps.clock.now() }, organisationId, cardSettingName, settings);
      await recordAudit(db, deps, who, { action: 'card.settings', subjectId: organisationId, detail: { ...settings } });
    });
