import type { Shapes } from '../../api/client';

export type Commission = Shapes['CommissionsCommissionOut'];
export type Meeting = Shapes['CommissionsMeetingOut'];
export type ListedMeeting = Shapes['CommissionsListedMeetingOut'];
export type AgendaCase = Shapes['CommissionsAgendaCaseOut'];
export type CaseAnswer = Shapes['CommissionsCaseAnswerOut'];
export type Waiting = Shapes['CommissionsWaitingOut'];
export type OwnSheet = Shapes['CommissionsOwnSheetOut'];
export type Evaluation = Shapes['PortfolioEvaluationOut'];
export type Criterion = Shapes['PortfolioCriterionOut'];
export type JudgedItem = Shapes['PortfolioJudgedItemOut'];
export type Person = Commission['members'][number];

/** The first part of the key of whatever is asked about commissions: a command asks all of it again. */
export const COMMISSION_KEY = ['commissions'] as const;
