import type { IncomingMessage, ServerResponse } from 'node:http';
import { languageOf, randomReference } from '@attestation/service-kit';
import { Logger } from '@nestjs/common';

const AWAY = {
  kk: { title: 'Қызмет уақытша қолжетімсіз', detail: 'Бір минуттан кейін қайталап көріңіз; енгізгеніңіз қабылданған жоқ.' },
  ru: { title: 'Служба временно недоступна', detail: 'Повторите через минуту; отправленное не принято.' },
  en: { title: 'The service is not reachable at the moment', detail: 'Try again in a minute; what you sent was not accepted.' },
};

const logger = new Logger('proxy');

/** Says that a service is away, as a problem; an answer that has begun is cut off. */
export function sayAway(error: Error, request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  const language = languageOf(request.headers['accept-language']);
  const reference = randomReference();
  logger.warn(`A service did not answer (${error.message}); reference ${reference}`);
  const problem = { type: 'urn:ustaz:problem:unavailable', status: 503, ...AWAY[language], reference };
  response.writeHead(503, { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': language, 'retry-after': '5', 'x-content-type-options': 'nosniff' });
  response.end(JSON.stringify(problem));
}
