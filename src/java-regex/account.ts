import type { Meter } from '../meter';

const unitsAtOnce = 2000;

/** A meter that is asked for larger sums only: asking costs something, too. What is left is to be paid at the end. */
export class Account implements Meter {
  private readonly meter: Meter;
  private owed = 0;

  constructor(meter: Meter) {
    this.meter = meter;
  }

  spend(units: number): void {
    this.owed += units;
    if (this.owed >= unitsAtOnce) this.pay();
  }

  pay(): void {
    const { owed } = this;
    this.owed = 0;
    this.meter.spend(owed);
  }
}
