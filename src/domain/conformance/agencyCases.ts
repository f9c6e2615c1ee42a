import { admitInAgency, decideChange, decideSanction, mayInUnit } from '../organisations/agency.js';
import { notCovered, say, type Answer, type Asked } from './case.js';
import { textIn, truthIn, type Given } from './given.js';

const change = (given: Given, what: string): Answer => {
  const discussed = truthIn(given, '党组Discussed');
  if (discussed === undefined) return notCovered;
  if (/预备党员|转正/.test(what)) return say(admitInAgency(discussed).lawful);
  const approved = truthIn(given, '工委Approved') ?? truthIn(given, 'superiorApproval');
  return say(
    decideChange({
      discussedByLeadingPartyGroup: discussed,
      ...(approved === undefined ? {} : { approvedByWorkingCommittee: approved }),
    }).lawful,
  );
};

const inUnit = (words: string): Answer => {
  if (/lead|领导/.test(words) && /business|业务/.test(words)) return say(mayInUnit('leadBusiness').lawful);
  if (/supervis|监督/.test(words)) return say(mayInUnit('superviseMembers').lawful);
  return /assist|协助/.test(words) ? say(mayInUnit('assistHead').lawful) : notCovered;
};

/** Questions of topic `agency`, told apart by their fields. */
export const agencyAnswer = ({ given }: Asked): Answer => {
  const what = textIn(given, 'change');
  if (what !== undefined) return change(given, what);
  const exchanged = truthIn(given, 'exchangedWith派驻组');
  if (exchanged !== undefined) return say(decideSanction(exchanged).lawful);
  const system = textIn(given, 'system');
  return system === undefined ? notCovered : inUnit(system);
};
