import type { Grants } from './act.js';

const OWN = ['OWN'] as const;
const ORGANISATION = ['ORGANISATION'] as const;
const COMMISSION = ['COMMISSION'] as const;
const PLACE = ['PLACE'] as const;
const COUNTRY = ['COUNTRY'] as const;
const ANYWHERE = ['ORGANISATION', 'PLACE', 'COUNTRY'] as const;
const PLACE_OR_COUNTRY = ['PLACE', 'COUNTRY'] as const;

/** Who sees a case: whom it is about, whoever answers for it, and who stands above. */
const CASE_READERS = {
  TEACHER: OWN,
  RESPONSIBLE_PERSON: ORGANISATION,
  HEAD: ORGANISATION,
  PROVIDER: ANYWHERE,
  COMMISSION_SECRETARY: COMMISSION,
  COMMISSION_MEMBER: COMMISSION,
  COMMISSION_CHAIR: COMMISSION,
  DISTRICT_DEPT: PLACE,
  REGION_DEPT: PLACE,
  AUTHORISED_BODY: PLACE_OR_COUNTRY,
  OPERATOR: PLACE_OR_COUNTRY,
} as const;

const COMMISSION_READERS = {
  HEAD: ORGANISATION,
  COMMISSION_SECRETARY: COMMISSION,
  COMMISSION_MEMBER: COMMISSION,
  COMMISSION_CHAIR: COMMISSION,
  DISTRICT_DEPT: PLACE,
  REGION_DEPT: PLACE,
  AUTHORISED_BODY: PLACE_OR_COUNTRY,
  OPERATOR: PLACE_OR_COUNTRY,
} as const;

/** Who looks up people: whoever employs them, and who stands above. */
const DIRECTORY_READERS = {
  RESPONSIBLE_PERSON: ORGANISATION,
  HEAD: ORGANISATION,
  DISTRICT_DEPT: PLACE,
  REGION_DEPT: PLACE,
  AUTHORISED_BODY: PLACE_OR_COUNTRY,
} as const;

/** Whoever heads a body that attests (E.1): he approves its commission and signs its orders. */
const ATTESTING_BODIES = { HEAD: ORGANISATION, DISTRICT_DEPT: PLACE, REGION_DEPT: PLACE, AUTHORISED_BODY: COUNTRY } as const;

/**
 * The one table of the platform: act × role × kind of jurisdiction. A route names its act by `@Allow`; what is not here is
 * allowed to nobody. Names: `<context>.<object>.<verb>`.
 */
export const ACTS = {
  'applications.draft.open': { TEACHER: OWN },
  'applications.draft.submit': { TEACHER: OWN },
  'applications.language-certificate.show': { TEACHER: OWN },
  'applications.email.read': { TEACHER: OWN },
  'applications.email.give': { TEACHER: OWN },
  'applications.case.withdraw': { TEACHER: OWN },
  'applications.case.read': CASE_READERS,
  'applications.attestee.read': { REGION_DEPT: PLACE },
  'applications.attestee-list.read': { REGION_DEPT: PLACE, AUTHORISED_BODY: PLACE_OR_COUNTRY },
  'applications.attestee-list.approve': { REGION_DEPT: PLACE },
  'applications.attestee-list.send': { REGION_DEPT: PLACE },
  'applications.queue.read': { PROVIDER: ANYWHERE },
  'applications.queue.take': { PROVIDER: ANYWHERE },
  'applications.case.answer': { PROVIDER: ANYWHERE },

  'portfolio.evidence.read': CASE_READERS,
  'portfolio.evidence.enter': { RESPONSIBLE_PERSON: ORGANISATION },
  'portfolio.file.read': CASE_READERS,
  'portfolio.file.upload': { TEACHER: OWN, RESPONSIBLE_PERSON: ORGANISATION },
  'portfolio.queue.read': { RESPONSIBLE_PERSON: ORGANISATION },
  'portfolio.assessment.complete': { RESPONSIBLE_PERSON: ORGANISATION },
  'portfolio.assessment.give': { RESPONSIBLE_PERSON: ORGANISATION },
  'portfolio.gaps.read': { RESPONSIBLE_PERSON: ORGANISATION, HEAD: ORGANISATION },
  'portfolio.observation.write': { ANYONE: OWN },
  'portfolio.observation.read': { ANYONE: OWN },
  'portfolio.observation.acknowledge': { ANYONE: OWN },
  'portfolio.observation.withdraw': { ANYONE: OWN },
  'portfolio.supplement.submit': { TEACHER: OWN, RESPONSIBLE_PERSON: ORGANISATION },

  'testing.session.read': { ANYONE: COUNTRY },
  'testing.session.open': { AUTHORISED_BODY: COUNTRY },
  'testing.session.close': { AUTHORISED_BODY: COUNTRY },
  'testing.booking.make': { TEACHER: OWN },
  'testing.booking.read': CASE_READERS,
  'testing.appeal.file': { TEACHER: OWN },
  'testing.appeal.read': { AUTHORISED_BODY: COUNTRY },
  'testing.appeal.decide': { AUTHORISED_BODY: COUNTRY },
  'testing.violation.record': { AUTHORISED_BODY: COUNTRY },

  'commissions.commission.approve': ATTESTING_BODIES,
  'commissions.composition.change': ATTESTING_BODIES,
  'commissions.commission.read': COMMISSION_READERS,
  'commissions.chair.elect': { COMMISSION_SECRETARY: COMMISSION },
  'commissions.queue.read': { COMMISSION_SECRETARY: COMMISSION, COMMISSION_MEMBER: COMMISSION, COMMISSION_CHAIR: COMMISSION, HEAD: ORGANISATION },
  'commissions.score-sheet.read': { COMMISSION_MEMBER: COMMISSION },
  'commissions.score-sheet.submit': { COMMISSION_MEMBER: COMMISSION },
  'commissions.scoring.read': { COMMISSION_SECRETARY: COMMISSION, COMMISSION_CHAIR: COMMISSION },
  'commissions.scoring.close': { COMMISSION_SECRETARY: COMMISSION },
  'commissions.member.recuse': { COMMISSION_SECRETARY: COMMISSION },
  'commissions.meeting.read': COMMISSION_READERS,
  'commissions.meeting.call': { COMMISSION_SECRETARY: COMMISSION },
  'commissions.meeting.hold': { COMMISSION_SECRETARY: COMMISSION },
  'commissions.meeting.decide': { COMMISSION_SECRETARY: COMMISSION },
  'commissions.meeting.close': { COMMISSION_SECRETARY: COMMISSION },
  'commissions.protocol.sign': { COMMISSION_SECRETARY: COMMISSION, COMMISSION_CHAIR: COMMISSION },
  'commissions.extract.sign': { COMMISSION_SECRETARY: COMMISSION },
  'commissions.order.read': ATTESTING_BODIES,
  'commissions.order.issue': ATTESTING_BODIES,
  'commissions.certificate.read': CASE_READERS,
  'commissions.certificate.issue': { HEAD: ORGANISATION },
  'commissions.certificate.check': 'ANONYMOUS',
  'commissions.document.read': CASE_READERS,

  'directory.organisation.read': { ANYONE: COUNTRY },
  'directory.place.read': { ANYONE: COUNTRY },
  'directory.person.read-self': { ANYONE: OWN },
  'directory.person.read': { AUTHORISED_BODY: COUNTRY },
  'directory.person.search': DIRECTORY_READERS,
  'directory.employment.read': DIRECTORY_READERS,
  'directory.place.write': { AUTHORISED_BODY: COUNTRY },
  'directory.organisation.write': { AUTHORISED_BODY: COUNTRY },
  'directory.person.write': { AUTHORISED_BODY: COUNTRY },
  'directory.employment.write': { AUTHORISED_BODY: COUNTRY },
  'directory.role.assign': { AUTHORISED_BODY: COUNTRY },
  'directory.import.run': { AUTHORISED_BODY: COUNTRY },

  'integrations.own-key.read': 'ANONYMOUS',
  'integrations.registry-key.read': { AUTHORISED_BODY: COUNTRY, OPERATOR: COUNTRY },
  'integrations.registry-key.write': { AUTHORISED_BODY: COUNTRY },
  'integrations.registry-client.read': { AUTHORISED_BODY: COUNTRY, OPERATOR: COUNTRY },
  'integrations.registry-client.write': { AUTHORISED_BODY: COUNTRY },
  'integrations.letter.read': { TEACHER: OWN, AUTHORISED_BODY: COUNTRY, OPERATOR: COUNTRY },

  'regulation.evaluate': 'ANONYMOUS',
  'regulation.campaign.prepare': { AUTHORISED_BODY: COUNTRY },
  'regulation.campaign.approve': { AUTHORISED_BODY: COUNTRY },
  'regulation.campaign.open': { AUTHORISED_BODY: COUNTRY },
  'regulation.calendar.change': { AUTHORISED_BODY: COUNTRY },
  'regulation.campaign.extend': { AUTHORISED_BODY: COUNTRY },
  'regulation.campaign.close': { AUTHORISED_BODY: COUNTRY },
  'regulation.setting.change': { AUTHORISED_BODY: COUNTRY },
  'regulation.draft.prepare': { AUTHORISED_BODY: COUNTRY },
  'regulation.rule.sign-off': { AUTHORISED_BODY: COUNTRY },

  'monitoring.instance.read': { OPERATOR: PLACE_OR_COUNTRY, AUTHORISED_BODY: COUNTRY },
  'monitoring.incident.resolve': { OPERATOR: PLACE_OR_COUNTRY, AUTHORISED_BODY: COUNTRY },
} as const satisfies Record<string, Grants>;

export type Act = keyof typeof ACTS;

const GRANTS: Record<string, Grants | undefined> = ACTS;

/** Who may do an act; `undefined` for one that is not in the table. */
export const grantsOf = (act: string): Grants | undefined => (Object.hasOwn(ACTS, act) ? GRANTS[act] : undefined);
