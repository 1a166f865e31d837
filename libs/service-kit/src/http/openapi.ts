import { SERVICES, type ServiceName } from '@attestation/contracts';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The service's OpenAPI 3.1, out of its controllers. Its paths are whole: documents of all services can be merged. */
export function openApiOf(app: INestApplication, name: ServiceName): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Attestation platform: ${name}`)
    .setDescription('Errors are problem details (RFC 9457) in the language of Accept-Language: kk (default), ru, en.')
    .setVersion('1')
    .addBearerAuth()
    .addTag(name, SERVICES[name].prefix)
    .build();
  const operationIdFactory = (controller: string, method: string) => `${name}.${controller.replace(/Controller$/, '')}.${method}`;
  return SwaggerModule.createDocument(app, config, { operationIdFactory });
}
