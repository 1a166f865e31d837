import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { evaluateDecision, parseDecisions } from './index.js';
import { child, children, readXml, text } from './moddle.js';
import type { Element } from './moddle.js';

const WORKFLOWS = new URL('../../../workflows/decisions/', import.meta.url);
const files = readdirSync(WORKFLOWS).filter((name) => name.endsWith('.dmn'));
const xmlOf = (name: string): string => readFileSync(new URL(name, WORKFLOWS), 'utf8');

const decisionsOf = (definitions: Element): Element[] => children(definitions, 'drgElement').filter(({ $type }) => $type === 'dmn:Decision');
const tablesOf = (definitions: Element): Element[] => decisionsOf(definitions).flatMap((decision) => child(decision, 'decisionLogic') ?? []).filter(({ $type }) => $type === 'dmn:DecisionTable');

describe.each(files)('%s', (name) => {
  const id = name.replace('.dmn', '');

  it('holds the decision of its name and can be evaluated', async () => {
    const graph = await parseDecisions(xmlOf(name));
    expect(graph.decisions.has(id)).toBe(true);
  });

  it('asks in every table for the rule set and the day the case was opened', async () => {
    const { definitions } = await readXml(xmlOf(name));
    for (const table of tablesOf(definitions)) {
      const asked = children(table, 'input').map((input) => text(child(input, 'inputExpression'), 'text'));
      expect(asked).toEqual(expect.arrayContaining(['ruleSet', 'date(openedOn)']));
    }
  });

  it('binds every row to its editions, names its rule and its source (F-23)', async () => {
    const { definitions } = await readXml(xmlOf(name));
    for (const table of tablesOf(definitions)) {
      const rule = children(table, 'output').findIndex((output) => text(output, 'name') === 'rule');
      for (const row of children(table, 'rule')) {
        expect(text(children(row, 'inputEntry')[0] ?? row, 'text')).toMatch(/^"\d{4}-\d{2}-\d{2}"(, "\d{4}-\d{2}-\d{2}")*$/);
        expect(text(children(row, 'outputEntry')[rule] ?? row, 'text')).toMatch(/^"[RXF]-\d{3}[a-d]?"$|^"F-\d{2}"$|^null$/);
        expect(text(row, 'description')).toBeDefined();
      }
    }
  });

  it('says nothing for an edition that it does not know', async () => {
    const graph = await parseDecisions(xmlOf(name));
    const { output, failed } = evaluateDecision(graph, id, { ruleSet: '2031-01-01', openedOn: '2031-02-01', claimedCategory: 'MODERATOR', positionGroup: 'PRIMARY', subordination: 'DISTRICT' });
    expect({ output, failed }).toEqual({ output: null, failed: undefined });
  });

  it('can be opened in a modeller: everything has its place in the diagram, every id is one', async () => {
    const xml = xmlOf(name);
    const { definitions, warnings } = await readXml(xml);
    const ids = [...xml.matchAll(/ id="([^"]+)"/g)].map(([, one]) => one);
    const shown = [...xml.matchAll(/dmnElementRef="([^"]+)"/g)].map(([, one]) => one);
    const drawn = children(definitions, 'drgElement').flatMap((element) => [element, ...children(element, 'informationRequirement')]).map((element) => text(element, 'id'));
    expect(warnings).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...shown].sort()).toEqual([...drawn].sort());
  });
});
