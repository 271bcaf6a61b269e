/** How much work a proof may be: about a second on one core. */
const wholeProof = 3_000_000;

/** Work left to a proof, in steps of a search: the same on every machine. */
export class Budget {
  constructor(private left = wholeProof) {}

  /** @throws OutOfBudget where the work is more than the proof may be */
  spend(steps: number): void {
    this.left -= steps;
    if (this.left < 0) throw new OutOfBudget();
  }
}

export class OutOfBudget extends Error {}
