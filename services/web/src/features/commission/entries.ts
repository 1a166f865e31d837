import { answered, api } from '../../api/client';
import type { Entry } from '../../shell/entry';

const texts = ['commission', 'case'] as const;
const query = { limit: 1 };
const sheets = () => answered(api.GET('/api/v1/commissions/score-sheets', { params: { query } })).then(({ total }) => total);
const protocols = () => answered(api.GET('/api/v1/commissions/protocols', { params: { query } })).then(({ total }) => total);
const orders = () => answered(api.GET('/api/v1/commissions/orders/waiting', { params: { query } })).then(({ total }) => total);

/** The commission's work: of its members, its secretary and chair, and of the head of its attesting body. */
export const COMMISSION_ENTRIES: readonly Entry[] = [
  { path: '/score-sheets', title: 'commission.sheets', acts: ['commissions.score-sheet.read'], page: () => import('./member/sheet-pages'), texts, count: sheets },
  { path: '/commissions', title: 'commission.commissions', acts: ['commissions.commission.read'], page: () => import('./commission-pages'), texts },
  { path: '/protocols', title: 'commission.toSign', acts: ['commissions.protocol.sign'], page: () => import('./meeting/protocols-page'), texts, count: protocols },
  { path: '/orders', title: 'commission.orders', acts: ['commissions.order.read'], page: () => import('./body/order-pages'), texts, count: orders },
];
