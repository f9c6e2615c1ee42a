import type { problemList } from '../../../contract/problems.js';
import type { ReplyOf } from '../../kit/call.js';

export type Problem = ReplyOf<typeof problemList>['items'][number];
