import { Allow, CurrentCaller } from '@attestation/access';
import { IMPORT_KINDS, LARGEST_BATCH, LINE_ENDS, REFUSAL_TEXTS, type Caller, type IdempotencyKey, type ImportKind, type LineEnd, type Texts } from '@attestation/contracts';
import { Idempotency, orProblem, ProblemException, validationPipe } from '@attestation/service-kit';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsBoolean, IsIn, IsObject, IsOptional } from 'class-validator';
import type { Judged } from '../../domain/tables/table.js';
import { ImportStore, type Lines } from '../../store/import.store.js';
import { NumberVault } from '../../store/number-vault.js';
import { TextsIn } from '../common.dto.js';
import { withoutNumbers } from '../without-number.js';
import { columnOf } from './columns.js';
import { READ, SHAPES } from './lines.js';

export class ImportPath {
  @ApiProperty({ enum: IMPORT_KINDS })
  @IsIn(IMPORT_KINDS)
  kind!: ImportKind;
}

const ANY_LINE = { oneOf: Object.values(SHAPES).map((shape) => ({ $ref: getSchemaPath(shape) })) };

export class BatchIn {
  @ApiProperty({ type: 'array', minItems: 1, maxItems: LARGEST_BATCH, items: ANY_LINE, description: 'Lines of the kind in the path' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(LARGEST_BATCH)
  @IsObject({ each: true })
  lines!: Record<string, unknown>[];

  @ApiPropertyOptional({ default: false, description: 'Everything is checked, also references, and nothing is kept' })
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;
}

export class LineErrorOut {
  @ApiProperty({ type: String, nullable: true, description: 'null: the line as a whole' })
  column!: string | null;

  @ApiProperty()
  code!: string;

  @ApiProperty({ type: TextsIn, description: 'What is wrong and what to do; never a value of the line' })
  text!: Texts;
}

export class LineOut {
  @ApiProperty()
  line!: number;

  @ApiProperty({ enum: LINE_ENDS })
  end!: LineEnd;

  @ApiProperty({ type: String, nullable: true, description: 'The platform’s id of what the line is about; null for a refused line' })
  id!: string | null;

  @ApiProperty({ type: [LineErrorOut] })
  errors!: LineErrorOut[];
}

export class BatchOut {
  @ApiProperty({ type: [LineOut], description: 'One for each line, in their order' })
  lines!: LineOut[];
}

type Raw = Record<string, unknown>;
type Refused = LineOut & { end: 'REFUSED' };

/** The take-over of registers, many lines at once. */
@ApiTags('directory')
@ApiExtraModels(...Object.values(SHAPES))
@Controller('api/v1/directory/imports')
export class ImportsController {
  private readonly pipe = validationPipe();

  constructor(
    private readonly imports: ImportStore,
    private readonly vault: NumberVault,
  ) {}

  /**
   * Takes over lines of one kind in one transaction. A line that is refused is named with column and reason and hinders no other; what is
   * known already as the line says it stays untouched and is not told again.
   */
  @Post(':kind/batches')
  @HttpCode(200)
  @Allow('directory.import.run')
  @ApiOkResponse({ type: BatchOut })
  async take(@CurrentCaller() caller: Caller, @Param() { kind }: ImportPath, @Body() body: BatchIn, @Idempotency() idempotencyKey: IdempotencyKey): Promise<BatchOut> {
    const checked = await Promise.all(body.lines.map((raw) => this.check(kind, raw)));
    const lines = checked.filter((each): each is Lines[ImportKind] => !('end' in each));
    const options = { caller, ...(!body.dryRun && { idempotencyKey }) };
    const judged = lines.length === 0 ? [] : await withoutNumbers(
      this.vault, (index) => ({ ...body, lines: body.lines.map(index) }), async () => orProblem(await this.imports.take(kind, lines, options)),
    );
    const left = judged.values();
    return { lines: checked.map((each, place) => ('end' in each ? each : answer(kind, left.next().value as Judged, body.lines[place] ?? {}))) };
  }

  /** The line as the register weighs it, or what is wrong with its form. */
  private async check<K extends ImportKind>(kind: K, raw: Raw): Promise<Lines[K] | Refused> {
    try {
      return READ[kind](await this.pipe.transform(raw, { type: 'body', metatype: SHAPES[kind] }));
    } catch (problem) {
      if (!(problem instanceof ProblemException) || problem.content.status >= 500) throw problem;
      const errors = (problem.content.errors ?? []).map(({ field, code, text }) => ({ column: field, code: code.toUpperCase().replaceAll('-', '_'), text }));
      return { line: typeof raw['line'] === 'number' ? raw['line'] : 0, end: 'REFUSED', id: null, errors };
    }
  }
}

function answer(kind: ImportKind, judged: Judged, raw: Raw): LineOut {
  if (judged.end !== 'REFUSED') return { ...judged, errors: [] };
  const { line, end, code } = judged;
  return { line, end, id: null, errors: [{ column: columnOf(code, kind, raw), code, text: REFUSAL_TEXTS[code] }] };
}
