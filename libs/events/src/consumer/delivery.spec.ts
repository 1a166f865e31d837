import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sharesOf, type Delivery } from './delivery.js';

const handlers = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
const handlerOf = ({ type }: Delivery) => handlers.find(({ name }) => name === type);
const page = fc.array(fc.record({ key: fc.constantFrom('1', '2', '3', null), type: fc.constantFrom('a', 'b', 'c', 'nobody') }), { maxLength: 60 });
const deliveriesOf = (told: { key: string | null; type: string }[]): Delivery[] =>
  told.map(({ key, type }, at) => ({ topic: 'testing', position: String(at), item: 0, key, type, payload: at }));
const positions = (deliveries: Delivery[]): string[] => deliveries.map(({ position }) => position);

describe('the shares of a page', () => {
  it('hold everything that is handled once, each share for its own handler', () => {
    fc.assert(fc.property(page, (told) => {
      const deliveries = deliveriesOf(told);
      const shares = sharesOf(deliveries, handlerOf);
      expect(shares.every(([handler, share]) => share.every((each) => handlerOf(each) === handler))).toBe(true);
      expect(positions(shares.flatMap(([, share]) => share)).sort()).toEqual(positions(deliveries.filter(handlerOf)).sort());
    }));
  });

  it('keep the order of each key, whoever takes what of it', () => {
    fc.assert(fc.property(page, (told) => {
      const inTurn = sharesOf(deliveriesOf(told), handlerOf).flatMap(([, share]) => share);
      for (const key of ['1', '2', '3', null]) {
        const ofKey = inTurn.filter((each) => each.key === key).map(({ payload }) => payload as number);
        expect(ofKey).toEqual([...ofKey].sort((one, other) => one - other));
      }
    }));
  });

  it('are as many as handlers where no key changes hands', () => {
    const told = Array.from({ length: 30 }, (_, at) => ({ key: String(at % 10), type: 'abc'[at % 10 % 3] as string }));
    expect(sharesOf(deliveriesOf(told), handlerOf)).toHaveLength(3);
  });
});
