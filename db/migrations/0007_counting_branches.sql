-- Why: the map of a committee says how many branches stand below each of its rows. Counted through the tree's GiST index the time
-- grows with every branch of the tenant; here they lie in the order of their paths and are counted without touching a row.
create index organisation_states_branches on organisation_states (tenant_id, path, since, until)
  where kind in ('branch', 'jointBranch', 'temporaryBranch');
