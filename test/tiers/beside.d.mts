export interface Work {
  places: number;
  run: () => Promise<void>;
}
export function beside(all: readonly Work[], places: number): Promise<void>;
