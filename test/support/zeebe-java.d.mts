export declare function answersOfZeebe(program: URL, asked: unknown): string;
