import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import { throwError, type Observable } from 'rxjs';

/**
 * What a handler throws reaches the transport unchanged, which decides about a retry; Nest would make it an anonymous
 * "Internal server error". For microservices: `connectMicroservice({ strategy }, { deferInitialization: true })`, then
 * `useGlobalFilters(new AsItIs())`.
 */
@Catch()
export class AsItIs implements RpcExceptionFilter {
  catch(problem: unknown): Observable<never> {
    return throwError(() => problem);
  }
}
