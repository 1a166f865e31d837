import { CmsVerifier, readTrust, SignatureVerifier } from '@attestation/documents';
import { address, type Environment, readConfig, type ServicePlugin, setting } from '@attestation/service-kit';
import { Module, type DynamicModule } from '@nestjs/common';
import { PAPER_SETTINGS, type PaperSettings } from './paper-settings.js';

const http = address(['http:', 'https:']);

/**
 * What documents need from outside: SIGNATURE_TRUST (whose signatures are believed) and PUBLIC_URL (where a certificate is checked).
 * @throws ConfigError in one sentence for each that cannot be used
 */
export const papers = (): ServicePlugin => ({ imports: ({ env }) => [PapersModule.for(env)] });

@Module({})
export class PapersModule {
  static for(env: Environment): DynamicModule {
    const trust = readTrust(env);
    const { publicUrl } = readConfig(env, { publicUrl: setting('PUBLIC_URL', (given) => http(given ?? 'http://127.0.0.1:8080')) });
    const settings: PaperSettings = { demo: trust.demo, publicUrl };
    return {
      module: PapersModule,
      global: true,
      providers: [{ provide: PAPER_SETTINGS, useValue: settings }, { provide: SignatureVerifier, useFactory: () => new CmsVerifier(trust) }],
      exports: [PAPER_SETTINGS, SignatureVerifier],
    };
  }
}
