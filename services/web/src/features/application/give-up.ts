import { answered, api } from '../../api/client';

/** An unfinished upload is given up: what has come of it is thrown away. */
export const giveUp = (uploadId: string): Promise<unknown> =>
  answered(api.DELETE('/api/v1/portfolio/files/uploads/{uploadId}', { params: { path: { uploadId }, header: { 'Tus-Resumable': '1.0.0' } } }));
