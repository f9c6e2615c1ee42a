import { useState, type ReactNode } from 'react';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { newId } from '../draft/newId.js';
import { gatheringPath } from '../paths.js';

/** A new form gets its name at once, so that leaving and coming back finds what was typed. */
const Begin = ({ planning }: { planning: boolean }): ReactNode => {
  const { organisationId = '' } = useParams();
  const [params] = useSearchParams();
  const [id] = useState(newId);
  const query = new URLSearchParams(params);
  query.set('new', '1');
  if (planning) query.set('plan', '1');
  return <Navigate to={`${gatheringPath(organisationId, id)}?${query.toString()}`} replace />;
};

export const RecordPage = (): ReactNode => <Begin planning={false} />;
export const PlanPage = (): ReactNode => <Begin planning />;
