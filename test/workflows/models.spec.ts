import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseDecisions } from '@attestation/decisions';
import { parseExpression } from '@attestation/feel';
import { extension, type Model, type ModelElement, models, WORKFLOWS } from './model.js';

type Texts = Record<string, Record<string, string>>;
const LANGUAGES = ['kk', 'ru', 'en'] as const;
const texts = Object.fromEntries(LANGUAGES.map((language) => [language, JSON.parse(readFileSync(`${WORKFLOWS}i18n/${language}.json`, 'utf8')) as Texts]));

describe('the models of the law', () => {
  let all: Model[];
  beforeAll(async () => void (all = await models()));
  const each = (check: (model: Model, element: ModelElement) => void) => all.forEach((model) => model.elements.forEach((element) => check(model, element)));
  const named = (model: Model) => model.elements.filter(({ name }) => name !== undefined);

  it('are read by a modeller without a warning, and each element has its place in the drawing', () => {
    for (const { file, warnings, elements, drawn } of all) {
      expect({ file, warnings }).toEqual({ file, warnings: [] });
      expect({ file, undrawn: elements.slice(1).filter(({ id }) => !drawn.has(id)).map(({ id }) => id) }).toEqual({ file, undrawn: [] });
    }
  });

  it('have a text in Kazakh, Russian and English for every named element, and no text besides', () => {
    for (const language of LANGUAGES) {
      const told = Object.entries(texts[language]!).map(([process, own]) => [process, Object.keys(own).sort()]);
      const drawn = all.map((model) => [model.processId, named(model).map(({ id }) => id).sort()]);
      expect(Object.fromEntries(told)).toEqual(Object.fromEntries(drawn));
      for (const own of Object.values(texts[language]!)) for (const text of Object.values(own)) expect(text.trim()).not.toBe('');
    }
  });

  it('are drawn in Kazakh: the names in the files are the Kazakh texts', () => {
    for (const model of all) for (const { id, name } of named(model)) expect(name).toBe(texts.kk![model.processId]?.[id]);
  });

  it('wait for dates only as deadlines that a job computed before', () => {
    each((_, { eventDefinitions = [] }) => {
      for (const { timeDate, timeDuration, timeCycle } of eventDefinitions) {
        if (timeDate) expect(timeDate.body).toMatch(/^=deadlines\.[a-zA-Z]+$/);
        expect(timeDuration ?? timeCycle).toBeUndefined();
      }
    });
  });

  it('keep work for people in service tasks with a job type of the owner, never in user tasks', () => {
    each((_, element) => {
      expect(element.$type).not.toBe('bpmn:UserTask');
      if (element.$type === 'bpmn:ServiceTask') expect(extension(element, 'zeebe:TaskDefinition')?.type).toMatch(/^(applications|testing|portfolio|commissions|integrations)\.[a-z-]+$/);
    });
  });

  it('correlate every waited-for message by the case or by the work item', () => {
    each((_, { $type, id, messageRef }) => {
      if ($type !== 'bpmn:ReceiveTask') return;
      const key = messageRef?.extensionElements?.values.find(({ $type: type }) => type === 'zeebe:Subscription')?.correlationKey;
      expect({ id, key }).toEqual({ id, key: expect.stringMatching(/^=(attestationId|workItemId)$/) });
    });
  });

  it('call stages by their edition, and only stages that are there', () => {
    const processes = all.map(({ processId }) => processId);
    each((_, element) => {
      if (element.$type !== 'bpmn:CallActivity') return;
      const called = extension(element, 'zeebe:CalledElement')?.processId ?? '';
      const stage = /^="(attestation-[a-z]+-)" \+ edition$/.exec(called)?.[1];
      expect(stage).toBeDefined();
      expect(processes).toContain(`${stage}2025`);
    });
  });

  it('ask only decisions that exist', async () => {
    const folder = `${WORKFLOWS}decisions/`;
    const graphs = await Promise.all(readdirSync(folder).filter((file) => file.endsWith('.dmn')).map((file) => parseDecisions(readFileSync(folder + file, 'utf8'))));
    const known = graphs.flatMap((graph) => [...graph.decisions.keys()]);
    each((_, element) => {
      if (element.$type === 'bpmn:BusinessRuleTask') expect(known).toContain(extension(element, 'zeebe:CalledDecision')?.decisionId);
    });
  });

  it('hold only expressions that the engine can read', () => {
    for (const { xml } of all) {
      const expressions = [...xml.matchAll(/(?:source|inputCollection|correlationKey|processId)="=([^"]+)"|>=([^<]+)</g)].map(([, attribute, text]) => (attribute ?? text ?? '').replaceAll('&#34;', '"').replaceAll('&quot;', '"'));
      expect(expressions.length).toBeGreaterThan(0);
      for (const expression of expressions) expect(() => parseExpression(expression)).not.toThrow();
    }
  });
});
