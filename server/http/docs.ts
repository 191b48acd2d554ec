// The OpenAPI 3.1 document, made from the contract, and a page to read it.
import swagger, { type SwaggerTransformObject } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { Problem } from '../../src/contract/problems.ts';
import { FactorOffer, Policy, Step } from '../../src/contract/steps.ts';

/** Shapes that many calls share are written once in the document, under their names. */
for (const [id, schema] of Object.entries({ Problem, Step, Policy, FactorOffer })) {
  z.globalRegistry.add(schema, { id });
}

/** They are all answers; the library writes them a second time as if they were sent. */
const withoutInputs: SwaggerTransformObject = (document) => {
  const made = jsonSchemaTransformObject(document);
  const schemas = 'components' in made ? (made.components.schemas ?? {}) : {};
  for (const id of Object.keys(schemas)) if (id.endsWith('Input')) Reflect.deleteProperty(schemas, id);
  return made;
};

/** The page's own files and nothing else; Swagger UI sets styles on elements. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `/v1/openapi.json` and `/docs`. Before the rooms: only routes added later are in the document. */
export async function docsRoutes(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Keyturn reset API',
        version,
        description:
          'Guided password resets and the end of a password’s life. Times are RFC 3339 in UTC; problems are ' +
          'RFC 9457 with types urn:keyturn:problem:…; 429 and 503 carry Retry-After.',
      },
      components: {
        securitySchemes: {
          reset: { type: 'http', scheme: 'bearer', description: 'The token of a reset' },
          session: { type: 'http', scheme: 'bearer', description: 'The token of an account session' },
          enrolment: {
            type: 'http',
            scheme: 'bearer',
            description: 'The managed enrolment token, with a DPoP proof of the new key (RFC 9449 §4.2)',
          },
          device: {
            type: 'http',
            scheme: 'DPoP',
            description:
              'The token of a device, with a proof of its key for this very call (RFC 9449 §7): ES256, `ath`, and ' +
              'the nonce of the last `DPoP-Nonce` header',
          },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: withoutInputs,
  });
  // Without the bar on top: there is one document to look at.
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: pagePolicy,
    uiConfig: { layout: 'BaseLayout' },
  });
  app.get('/v1/openapi.json', { schema: { hide: true } }, () => app.swagger());
}
