import { verdict, type Verdict } from '../shared/verdict.js';
import { because, type OrganisationCode } from './reasons.js';

/** Set-up, election and appointments in an organ: 党组 discusses first, then the 机关工委 approves. 第三十七条. */
export const decideChange = (steps: {
  readonly discussedByLeadingPartyGroup: boolean;
  /** Absent: not asked about yet. */
  readonly approvedByWorkingCommittee?: boolean;
}): Verdict<OrganisationCode> =>
  verdict([
    ...(steps.discussedByLeadingPartyGroup ? [] : [because('agency.notDiscussed', 'refusal', {}, 'J-18')]),
    ...(steps.approvedByWorkingCommittee === false ? [because('agency.notApproved', 'refusal', {}, 'J-18')] : []),
  ]);

/** Probationers and transitions in an organ: the committee decides only after the 党组 has discussed. 第三十七条. */
export const admitInAgency = (discussedByLeadingPartyGroup: boolean): Verdict<OrganisationCode> =>
  verdict(discussedByLeadingPartyGroup ? [] : [because('agency.notDiscussed', 'refusal', {}, 'J-19')]);

/** A sanction decided by the 党组: views are exchanged with the 派驻纪检监察组 first. 第三十七条. */
export const decideSanction = (exchangedWithResidentInspection: boolean): Verdict<OrganisationCode> =>
  verdict(exchangedWithResidentInspection ? [] : [because('agency.noExchange', 'refusal', {}, 'J-20')]);

/** What an organ's Party organisation does in its unit: it assists and supervises, it does not lead the business. 第二条. */
export const mayInUnit = (deed: 'leadBusiness' | 'assistHead' | 'superviseMembers'): Verdict<OrganisationCode> =>
  verdict(deed === 'leadBusiness' ? [because('agency.noBusinessLead', 'refusal', {}, 'J-01')] : []);
