import type { ServicePlugin } from '@attestation/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { FileSender } from './http/send-file.js';
import { readFilesOptions, type FilesOptions } from './options.js';
import { EvidenceRows } from './rows/evidence-rows.js';
import { DiskStore } from './store/disk-store.js';
import { FileStore } from './store/file-store.js';
import { Finishing } from './uploads/finishing.js';
import { Partials } from './uploads/partials.js';
import { TusServer } from './uploads/tus-server.js';
import { UploadCare } from './uploads/upload-care.js';
import { UploadDoor } from './uploads/upload-door.js';

/** The token under which the limits of files are injected: `@Inject(FILES_OPTIONS)`. */
export const FILES_OPTIONS = Symbol('FILES_OPTIONS');

/** What a service adds to its definition to hold evidence files, after `persistence`. Its migrations are `FILES_MIGRATIONS`; it provides an `UploadKeeper`. */
export const files = (): ServicePlugin => ({ imports: ({ env }) => [FilesModule.for(readFilesOptions(env))] });

@Module({})
export class FilesModule {
  static for(options: FilesOptions): DynamicModule {
    const { folder, maxBytes } = options;
    return {
      module: FilesModule,
      global: true,
      providers: [
        { provide: FILES_OPTIONS, useValue: options },
        { provide: FileStore, useFactory: () => new DiskStore(folder) },
        { provide: Partials, useFactory: (rows: EvidenceRows) => new Partials(folder, async (id) => (await rows.upload(id))?.size), inject: [EvidenceRows] },
        { provide: TusServer, useFactory: (partials: Partials) => new TusServer(partials, maxBytes), inject: [Partials] },
        EvidenceRows, Finishing, UploadCare, UploadDoor, FileSender,
      ],
      exports: [FILES_OPTIONS, FileStore, EvidenceRows, UploadCare, UploadDoor, FileSender],
    };
  }
}
