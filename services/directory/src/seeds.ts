/** Where the sample of the territory and of organisations lies, as tables to be taken over; what is real in it, its README says. */
export const SEEDS = new URL('../seeds/', import.meta.url);
