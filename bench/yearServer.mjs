// Serves the years of some branches: by the application on one port, bare on another. Ends when its parent lets go of it.
import { once } from 'node:events';
import { serve } from './served.mjs';
import { recordYear, Workshop } from './workshop.mjs';

const branches = 200;
const [data] = process.argv.slice(2);
const workshop = new Workshop(data, null);
const served = await serve(workshop, data);
const { rows } = await served.pool.query(
  `select o.organisation_id as id from organisation_states o where o.kind = 'branch' order by o.id limit $1`,
  [branches],
);
const paths = rows.map(({ id }) => `/api/organisations/${id}/obligations/year?year=${recordYear}`);
const waves = await served.statementsOf(paths[0]);
const barePort = await served.bare(paths);
process.send({ port: served.port, barePort, cookie: served.cookie, paths, statements: waves.flat().length });
await once(process, 'disconnect');
await served.close();
