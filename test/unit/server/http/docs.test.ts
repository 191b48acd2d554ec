// The OpenAPI document says what the contract's table says, call by call.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Route, type RouteName, routes } from '../../../../src/contract/api.ts';
import { problemType, problems } from '../../../../src/contract/problems.ts';
import { docsRoutes } from '../../../../server/http/docs.ts';
import { implement } from '../../../../server/http/implement.ts';
import { createHttpServer } from '../../../../server/http/server.ts';

const Operation = z.looseObject({
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  requestBody: z.looseObject({}).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});
const Document = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

const all = Object.entries(routes) as [RouteName, Route][];
let app: FastifyInstance;
let text: string;
let document: z.infer<typeof Document>;

beforeAll(async () => {
  app = createHttpServer();
  await docsRoutes(app, '1.2.3');
  for (const [name] of all) implement(app, name, () => Promise.reject(new Error('not called')));
  text = (await app.inject('/v1/openapi.json')).body;
  document = Document.parse(JSON.parse(text));
});
afterAll(() => app.close());

describe('the OpenAPI document', () => {
  it('is 3.1 and refers to nothing that is not in it', () => {
    expect(document.openapi).toBe('3.1.0');
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, id]) => id);
    expect(references.length).toBeGreaterThan(0);
    for (const id of new Set(references))
      expect(document).toHaveProperty(['components', 'schemas', id ?? '']);
  });

  it('has every call of the table and no other', () => {
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual(all.map(([, { method, path }]) => `${method} ${path}`).sort());
  });

  it.each(all)('tells of %s what it takes, who may call it, and every problem it may answer', (_, route) => {
    const operation = document.paths[route.path]?.[route.method.toLowerCase()];
    expect(operation?.summary).toBe(route.summary);
    expect(operation?.requestBody !== undefined).toBe(route.body !== undefined);
    expect(operation?.security).toEqual(route.auth === 'none' ? undefined : [{ [route.auth]: [] }]);
    expect(operation?.responses).toHaveProperty(String(route.status));
    for (const name of route.problems) {
      expect(operation?.responses[problems[name].status]?.description).toContain(problemType(name));
    }
  });
});

describe('the page to read it', () => {
  it('may load its own files only', async () => {
    const page = await app.inject('/docs');
    expect(page.statusCode).toBe(200);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toMatch(/https?:|unsafe-eval/);
  });
});
