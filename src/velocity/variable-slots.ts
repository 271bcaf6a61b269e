/** The variables of a template, numbered: a render keeps their values in an array. */
export class VariableSlots {
  private readonly slots = new Map<string, number>();

  get size(): number {
    return this.slots.size;
  }

  /** The variable's number; a new one gets the next. */
  slotOf(name: string): number {
    let slot = this.slots.get(name);
    if (slot === undefined) {
      slot = this.slots.size;
      this.slots.set(name, slot);
    }
    return slot;
  }

  /** `undefined` for a variable that the template does not have. */
  find(name: string): number | undefined {
    return this.slots.get(name);
  }
}
