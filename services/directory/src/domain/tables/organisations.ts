import type { OrganisationId, PlaceCode } from '@attestation/contracts';
import { putOrganisation, type Organisation, type OrganisationEntry } from '../organisation.js';
import { Table, type Line, type Weighed } from './table.js';

/** Without `active` or `penalInstitution` a known organisation stays as it is; a new one is active, and at no penal institution. */
export interface OrganisationLine extends Line, Omit<Organisation, 'organisationId' | 'active'> {
  code: string;
  organisationId?: OrganisationId;
  active?: boolean;
}

export type KnownOrganisation = Pick<OrganisationEntry, 'code'> & { known: Organisation };

/** Organisations by their code in the register they are taken from. */
export class OrganisationsTable extends Table<OrganisationLine, OrganisationEntry> {
  private readonly byCode: Map<string, OrganisationId>;

  constructor(
    private readonly organisations: Map<string, KnownOrganisation>,
    private readonly places: ReadonlySet<PlaceCode>,
  ) {
    super();
    this.byCode = new Map([...organisations.values()].flatMap(({ code, known }) => (code ? [[code, known.organisationId]] : [])));
  }

  protected weigh({ code, freshId, placeCode, name, kind, subordination, penalInstitution, ...line }: OrganisationLine): Weighed<OrganisationEntry> {
    const codeHolder = this.byCode.get(code);
    const organisationId = line.organisationId ?? codeHolder ?? (freshId as OrganisationId);
    const before = this.organisations.get(organisationId);
    const organisation: Organisation = { organisationId, placeCode, name, kind, subordination, active: line.active ?? before?.known.active ?? true, penalInstitution };
    const change = putOrganisation({ ...before, placeKnown: this.places.has(placeCode), codeHolder }, organisation, code);
    return { id: organisationId, key: organisationId, isNew: !before, change };
  }

  protected note(id: string, { known, code }: OrganisationEntry): void {
    if (!known) return;
    this.organisations.set(id, { known, code });
    if (code) this.byCode.set(code, known.organisationId);
  }
}
